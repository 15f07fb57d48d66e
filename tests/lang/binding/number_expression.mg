# An expression of literals counts as a literal.
a = -3.0
b = 1/3
c = (1 + 2)*2
d = 2**3
a      #=> Value(data=-3.0, grad=0.0)
b      #=> Value(data=0.3333333333333333, grad=0.0)
c      #=> Value(data=6.0, grad=0.0)
len(topo(d))   #=> 1
