# Positional arguments precede keyword arguments.
def f(x, y=1) = x
f(x=1, 2)          #!> 8: a positional argument cannot follow a named one
