# Nor two of them.
def even(n) = odd(n - 1)
def odd(n) = even(n - 1)
even(1)            #!> deep
