# let marks the statement, not the name.
let n = 1
n          #=> 1
n = 2
n          #=> Value(data=2.0, grad=0.0)
let n = 3
n          #=> 3
