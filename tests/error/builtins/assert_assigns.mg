# '=' in place of '=='.
let a = 3
assert a = 3           #!> 8: assert has no parameter 'a'
assert a == 3
assert a == 3, b=1     #!> 16: assert has no parameter 'b'
