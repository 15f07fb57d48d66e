# a + b and a * b: one node over the two.
a = 2.0; b = -3.0
s = a + b
p = a*b
[n.op for n in topo(s)]   #=> ['', '', '+']
[n.op for n in topo(p)]   #=> ['', '', '*']
[n.data for n in p.prev]  #=> [2.0, -3.0]
