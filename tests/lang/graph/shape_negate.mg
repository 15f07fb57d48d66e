# -a is a * -1.
a = 2.0
n = -a
n             #=> Value(data=-2.0, grad=0.0)
n.op          #=> '*'
[v.data for v in n.prev]   #=> [2.0, -1.0]
