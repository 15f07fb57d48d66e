# Fields and elements are bound without making leaves.
module Box() { v = 1.0 }
m = Box()
m.v              #=> Value(data=1.0, grad=0.0)
m.v = 2
m.v              #=> 2
xs = [0]
xs[0] = 3
xs[0]            #=> 3
