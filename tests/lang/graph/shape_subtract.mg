# a - b is a + (-b).
a = 5.0; b = 3.0
d = a - b
[n.op for n in topo(d)]     #=> ['', '', '', '*', '+']
[n.data for n in topo(d)]   #=> [5.0, 3.0, -1.0, -3.0, 2.0]
