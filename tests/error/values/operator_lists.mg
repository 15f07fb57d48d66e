# There is no arithmetic on whole lists.
xs = [1, 2]
xs - 1             #!> 4: '-'
xs * 1.5           #!> 4: '*'
xs + 1             #!> 4: '+'
xs += 1            #!> 4: cannot use '+' on a list and a number
xs ** 2            #!> 4: '**'
2.0/xs             #!> 4: '/'
