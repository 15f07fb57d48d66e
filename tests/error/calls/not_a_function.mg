# Only functions and instances can be called.
let n = 3
n(2)               #!> 1: call
"a"(1)             #!> call
[1, 2](0)          #!> call
nil()              #!> call
a = 2.0
a(3)               #!> 1: call
