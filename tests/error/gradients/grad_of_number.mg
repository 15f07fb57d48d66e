# grad needs Values.
a = 2.0
L = a*a
backward L
let n = 3
grad n             #!> 6: Value
grad a, n          #!> 9: Value
grad "a"           #!> 6: Value
