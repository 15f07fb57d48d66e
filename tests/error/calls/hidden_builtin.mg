# A variable that hides a builtin function is called.
let max = 3
max(1, 2)              #!> 1: a number cannot be called
min(max, 2)            #=> 2
