# a / b is a * b**-1.
a = 6.0; b = 4.0
q = a/b
[n.op for n in topo(q)]     #=> ['', '', '**-1', '*']
[n.data for n in topo(q)]   #=> [6.0, 4.0, 0.25, 1.5]
