# grad needs Values.
a = 2.0
L = a*a
backward L
let n = 3
grad n             #!> 6: grad needs a Value, not a number
grad a, n          #!> 9: grad needs a Value, not a number
grad "a"           #!> 6: grad needs a Value, not a string
