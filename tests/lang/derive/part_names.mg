# A part of a formula has none of the names in the graph, not even that of the root.
u = 1.0; v = 2.0
w = tanh(u*v + u)**3
derive w
#=> dw/du = 3*p**2*(1 - p**2)*(v + 1)
#=> dw/dv = 3*u*p**2*(1 - p**2)
#=>   where p = tanh(u*v + u)
