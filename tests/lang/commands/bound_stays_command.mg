# After the name is bound, `name x` is still the command.
a = 2.0
L = a*a
topo = 1.0
topo L      #=> [Value(data=2.0, grad=0.0), Value(data=4.0, grad=0.0)]
topo        #=> Value(data=1.0, grad=0.0)
