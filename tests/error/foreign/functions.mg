# A definition without def, and let without a name.
f(x) = x**2         #!> 1: a function begins with def: write def f(x) = x**2
f(x, k) = x*k; y = 3   #!> 1: write def f(x, k) = x*k
let = 3             #!> 5: let needs a name: write let x = 3
xs = [len]
xs[0](2) = 3        #!> 1: cannot assign to the result of a call
