# An index is a whole number.
xs = [1, 2, 3]
xs[0.5]            #!> 4: 0.5
xs["a"]            #!> 4: string
xs[nil]            #!> 4: nil
