# A Value outside the last root's graph prints 0.0.
a = 2.0; b = 3.0
L = a*a
backward L
grad b       #=> dL/db = 0.0
