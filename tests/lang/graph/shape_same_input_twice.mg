# a + a has one node below it; both operands are that node.
a = 3.0
b = a + a
len(topo(b))   #=> 2
len(b.prev)    #=> 2
