# A default is evaluated where the function is made, as in Python.
let k = 1
def f(x=k) = x
let k = 2
f()       #=> 1
