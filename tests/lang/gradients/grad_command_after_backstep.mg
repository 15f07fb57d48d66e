# backstep, too, gives grad something to show: the node it went from is the root.
a = 3.0
L = a*a
L.grad = 1.0
backstep L
grad a       #=> dL/da = 6.0
