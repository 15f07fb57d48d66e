# // and % by an integer zero.
1 // 0             #!> 3: by an integer zero
5 % 0              #!> 3: by an integer zero
let n = 0
3.5 // n           #!> 5: by an integer zero
