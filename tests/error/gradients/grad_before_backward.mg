# grad before any backward says what to type.
a = 2.0
L = a*a
grad a             #!> 1: no gradients yet
backward L
grad a             #=> dL/da = 4.0
