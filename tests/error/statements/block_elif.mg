# elif is written else if.
let x = 1
if x > 1 { print 1 } elif x > 0 { print 2 }   #!> 22: else if
