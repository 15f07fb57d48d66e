# Operators of other languages.
let x = 1
x && x             #!> 3: and
x || x             #!> 3: or
!x                 #!> 1: not
2^3                #!> 2: **
