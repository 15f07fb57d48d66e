# a - k is a + (-k) with one constant.
a = 5.0
d = a - 3
[n.op for n in topo(d)]     #=> ['', '', '+']
[n.data for n in topo(d)]   #=> [5.0, -3.0, 2.0]
