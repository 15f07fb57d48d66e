# Only functions and instances can be called.
let n = 3
n(2)               #!> 1: a number cannot be called
"a"(1)             #!> 1: a string cannot be called
[1, 2](0)          #!> 1: a list cannot be called
nil()              #!> 1: nil cannot be called
a = 2.0
a(3)               #!> 1: a Value cannot be called
