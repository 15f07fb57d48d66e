# backward needs a Value.
backward 3         #!> 10: Value
let n = 2
backward n         #!> 10: Value
backward "a"       #!> 10: Value
n.backward()       #!> Value
backward           #!> backward
