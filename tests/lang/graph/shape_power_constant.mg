# a ** k is one node with one input; its op shows k as written in Python.
a = 4.0
(a**2).op      #=> '**2'
(a**2.0).op    #=> '**2.0'
(a**-1).op     #=> '**-1'
(a**0.5).op    #=> '**0.5'
len((a**2).prev)    #=> 1
len(topo(a**3))     #=> 2
let k = 3
(a**k).op      #=> '**3'
