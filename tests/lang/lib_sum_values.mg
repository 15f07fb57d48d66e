# sum of Values from 0 begins with a constant leaf 0.
a = 2.0
b = 3.0
s = sum([a, b])
s                           #=> Value(data=5.0, grad=0.0)
[n.data for n in topo(s)]   #=> [0.0, 2.0, 2.0, 3.0, 5.0]
[n.op for n in topo(s)]     #=> ['', '', '+', '', '+']
