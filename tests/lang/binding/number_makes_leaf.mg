# A literal becomes a Value labelled with the name.
a = 2.0
b = 2
a               #=> Value(data=2.0, grad=0.0)
b               #=> Value(data=2.0, grad=0.0)
print a.label, b.label   #=> a b
print a.op == "", len(a.prev)   #=> 1 0
