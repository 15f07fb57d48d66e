# differences are those of the present data; the data of the graph stay as they are
a = 2.0; L = a**3
a.data = 1
check L
#=> leaf  gradient  difference  relative error  verdict
#=> a          3.0         3.0             0.0  ok
#=> data changed since L was computed: the differences are those of the present data, as after 'forward'
print L.data, a.data, a.grad        #=> 8.0 1.0 0.0
