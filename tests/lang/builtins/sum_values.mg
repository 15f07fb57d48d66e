# sum of Values from 0 begins with 0 + a, whose constant is the second input.
a = 2.0
b = 3.0
s = sum([a, b])
s                           #=> Value(data=5.0, grad=0.0)
[n.data for n in topo(s)]   #=> [2.0, 0.0, 2.0, 3.0, 5.0]
[n.op for n in topo(s)]     #=> ['', '', '+', '', '+']
