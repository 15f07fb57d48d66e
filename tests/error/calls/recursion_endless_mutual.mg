# Two functions that call each other for ever.
def even(n) = odd(n - 1)
def odd(n) = even(n - 1)
even(1)            #!> 15: too many calls inside calls: 10000 deep
