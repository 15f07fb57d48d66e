# A function that calls itself for ever.
def f(x) = f(x + 1)
f(0)               #!> too many calls
1 + 1              #=> 2
