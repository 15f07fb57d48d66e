# After backstep, grad takes the node of the step as the root.
a = 3.0
L = a*a
L.grad = 1.0
backstep L
grad a       #=> dL/da = 6.0
