# An index is a whole number.
xs = [1, 2, 3]
xs[0.5]            #!> 4: an index is an integer, not a float: int(x) makes one
xs["a"]            #!> 4: integer
xs[nil]            #!> 4: integer
xs[0, 1]           #!> 5: one number
xs[::2]            #!> 5: a slice has no step: write a comprehension
