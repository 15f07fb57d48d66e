# For a wrong number of arguments the caret is below the function's name.
def f(x, y, z=1) = x + y + z
f(1)               #!> 1: f takes 2 to 3 arguments, 1 was given
f(1, 2, 3, 4)      #!> 1: f takes 2 to 3 arguments, 4 were given
1.f()              #!> 3: f takes 2 to 3 arguments, 1 was given
def none() = 1
none(2)            #!> 1: none takes no arguments, 1 was given
