# backward needs a Value.
backward 3         #!> 10: backward needs a Value, not a number
let n = 2
backward n         #!> 10: backward needs a Value, not a number
backward "a"       #!> 10: backward needs a Value, not a string
n.backward()       #!> 1: backward needs a Value, not a number
backward           #!> backward
