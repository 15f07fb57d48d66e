# An operator without its right side.
x = 1 + ; y = 2    #!> 9: expected an expression, found ';'
x = (2 *)          #!> 9: expected an expression, found ')'
* 3                #!> 1: expected an expression, found '*'
x = 3 * / 2        #!> 9: expected an expression, found '/'
