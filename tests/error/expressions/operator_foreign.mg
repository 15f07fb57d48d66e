# Operators of other languages.
let x = 1
x && x             #!> 3: write 'and' instead of '&&'
x || x             #!> 3: write 'or' instead of '||'
!x                 #!> 1: write 'not' instead of '!'
2.0^3              #!> 4: '^' works on the bits of integers: write a**b for a power
