# A function that never stops calling itself.
def f(x) = f(x + 1)
f(0)               #!> too many calls
1 + 1              #=> 2
