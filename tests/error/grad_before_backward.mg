# grad before any backward says what to type.
a = 2.0
L = a*a
grad a             #!> backward
backward L
grad a             #=> dL/da = 4.0
