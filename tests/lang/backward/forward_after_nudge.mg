# forward recomputes the nodes below from the leaves' data, in place.
a = 2.0; b = -3.0; c = 10.0
e = a*b
L = e + c
a.data = 4.0
L.data       #=> 4.0
forward L
print e.data, L.data   #=> -12.0 -2.0
a.data += 1
L.forward()
L.data       #=> -5.0
