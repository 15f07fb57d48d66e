# k - a is (-a) + k.
a = 5.0
d = 3 - a
[n.op for n in topo(d)]     #=> ['', '', '*', '', '+']
[n.data for n in topo(d)]   #=> [5.0, -1.0, -5.0, 3.0, -2.0]
