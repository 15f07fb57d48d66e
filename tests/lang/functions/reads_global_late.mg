# A function reads outer names when it is called.
def f() = k + 1
let k = 10
f()     #=> 11
let k = 20
f()     #=> 21
