# Arithmetic on plain numbers makes no nodes.
let a = 2.0
let b = a*3 + 1
b               #=> 7.0
c = Value(1.0)*b
len(topo(c))    #=> 3
