# // and % by an integer zero.
1 // 0             #!> 3: zero
5 % 0              #!> 3: zero
let n = 0
3.5 // n           #!> 5: zero
