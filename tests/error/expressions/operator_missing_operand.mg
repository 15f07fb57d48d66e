# An operator without its right side.
x = 1 + ; y = 2    #!> 9: ';'
x = (2 *)          #!> 9: ')'
* 3                #!> 1: '*'
x = 3 * / 2        #!> 9: '/'
