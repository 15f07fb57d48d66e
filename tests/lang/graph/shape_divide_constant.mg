# a / k is a times the constant k**-1.
a = 6.0
q = a/4
[n.op for n in topo(q)]     #=> ['', '', '*']
[n.data for n in topo(q)]   #=> [6.0, 0.25, 1.5]
