# #!> expects an error and goes on after it.
unknown_thing      #!> unknown name 'unknown_thing'
1 + 1              #=> 2
let x = 1 // 0     #!> 11: integer zero
[1, 2][5]          #!> index 5
"still" + " here"  #=> 'still here'
