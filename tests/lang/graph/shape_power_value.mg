# a ** b of two Values is one node with two inputs.
a = 2.0; b = 3.0
p = a**b
p         #=> Value(data=8.0, grad=0.0)
p.op      #=> '**'
[n.data for n in p.prev]   #=> [2.0, 3.0]
