# A default is evaluated when the function is defined, as in Python.
let k = 1
def f(x=k) = x
let k = 2
f()       #=> 1
