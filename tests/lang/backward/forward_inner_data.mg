# forward overwrites the data of inner nodes that were set by hand.
a = 2.0
e = a*a
L = e + 1
e.data = 100
forward L
print e.data, L.data   #=> 4.0 5.0
