# A wrong number of arguments shows the signature.
def f(x, y, z=1) = x + y + z
f(1)               #!> 1: f(x, y, z=1)
f(1, 2, 3, 4)      #!> 1: f(x, y, z=1)
1.f()              #!> 3: f(x, y, z=1)
