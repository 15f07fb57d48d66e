# An index outside the list.
xs = [1, 2, 3]
xs[5]              #!> index 5
xs[-4]             #!> index -4
xs[3] = 1          #!> index 3
[][0]              #!> index 0
"ab"[2]            #!> index 2
