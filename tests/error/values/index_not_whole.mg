# An index is a whole number.
xs = [1, 2, 3]; half = 0.5
xs[0.5]            #!> 4: an index is a whole number, not a fraction
xs[half]           #!> 4: an index is a whole number, not a fraction
xs[half:]          #!> an index is a whole number, not a fraction
xs[half] = 1       #!> an index is a whole number, not a fraction
xs[nan]            #!> 4: an index is a whole number, not nan
xs[inf]            #!> 4: an index is a whole number, not so large a number
xs[3.0]            #!> 4: index 3 is out of range: the list has 3 elements
xs["a"]            #!> 4: an index is a whole number, not a string
xs[nil]            #!> 4: an index is a whole number, not nil
xs[0, 1]           #!> 5: one number
xs[::2]            #!> 5: a slice has no step: write a comprehension
