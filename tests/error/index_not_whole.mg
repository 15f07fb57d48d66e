# An index is a whole number.
xs = [1, 2, 3]
xs[0.5]            #!> 4: fraction
xs["a"]            #!> 4: integer
xs[nil]            #!> 4: integer
