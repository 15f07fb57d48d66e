# There is no arithmetic on whole lists.
xs = [1, 2]
xs - 1             #!> 4: cannot use '-' on a list and a number
xs * 1.5           #!> 4: cannot use '*' on a list and a number
1.5 * xs           #!> 5: cannot use '*' on a number and a list
xs + 1             #!> 4: cannot use '+' on a list and a number
xs += 1            #!> 4: cannot use '+' on a list and a number
xs ** 2            #!> 4: cannot use '**' on a list and a number
2.0/xs             #!> 4: cannot use '/' on a number and a list
