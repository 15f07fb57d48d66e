# In max with a plain number, the number becomes a constant leaf.
a = 2.0
m = max(a, 0)
m                         #=> Value(data=2.0, grad=0.0)
len(topo(m))              #=> 3
sorted([n.data for n in m.prev])   #=> [0.0, 2.0]
