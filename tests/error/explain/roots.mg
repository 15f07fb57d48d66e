# The Value must be under the root, which is that of the last backward if none is named.
a = 2.0; b = -3.0
L = a*b
explain a             #!> 1: there are no gradients yet
M = b*b
explain a, M          #!> 9: a is not under M
explain L, a          #!> 9: L is not under a
backward M
explain a             #!> 9: a is not under M, the root of the last backward
explain 2.0*a, L      #!> 9: 2.0*a is not under L
k = a**3
explain Value(3.0), k #!> 9: Value(3.0) is not under k
backward L
grad a                #=> dL/da = -3.0
