# A repeated parameter; a parameter without a default after one with a default.
def f(x, x) = x    #!> 10: duplicate parameter 'x'
def g(x=1, y) = x  #!> 12: default
