# The order of topo follows the graph, not the order of creation.
c = 10.0; b = -3.0; a = 2.0
L = a*b + c
[n.label for n in topo(L)]   #=> ['a', 'b', '', 'c', 'L']
