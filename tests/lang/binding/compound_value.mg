# c += e makes a new node and rebinds the name.
c = 2.0
old = c
c += 3.0
c              #=> Value(data=5.0, grad=0.0)
old.data       #=> 2.0
c.op           #=> '+'
c.prev[0] in [old]   #=> 1
