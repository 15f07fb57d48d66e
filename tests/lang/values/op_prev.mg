# .op and .prev, also in micrograd's spelling.
a = 2.0
b = -3.0
e = a*b
e.op           #=> '*'
e._op          #=> '*'
e.prev         #=> [Value(data=2.0, grad=0.0), Value(data=-3.0, grad=0.0)]
len(e._prev)   #=> 2
a.op           #=> ''
a.prev         #=> []
e.prev[0] in [a]   #=> 1
