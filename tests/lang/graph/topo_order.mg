# topo is depth-first: inputs from left to right, before the node itself.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
e = a*b
d = e + c
L = d*f
[n.label for n in topo(L)]   #=> ['a', 'b', 'e', 'c', 'd', 'f', 'L']
topo(a)                      #=> [Value(data=2.0, grad=0.0)]
