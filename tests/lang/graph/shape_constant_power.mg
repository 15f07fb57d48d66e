# In k ** a, k becomes a constant leaf.
a = 3.0
p = 2**a
p           #=> Value(data=8.0, grad=0.0)
p.op        #=> '**'
[n.data for n in p.prev]   #=> [2.0, 3.0]
