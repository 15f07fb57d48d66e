# Arithmetic on plain numbers records nothing.
let a = 2.0
let b = a*3 + 1
b               #=> 7.0
c = Value(1.0)*b
len(topo(c))    #=> 3
