# A node that is used twice is in the graph once.
a = 2.0; b = 3.0
e = a*b
L = e + e*a
[n.op for n in topo(L)]   #=> ['', '', '*', '*', '+']
