# An argument given twice.
def f(x, y=1) = x
f(1, x=2)          #!> 6: the argument 'x' of f is given twice
f(1, y=2, y=3)     #!> 11: duplicate argument 'y'
