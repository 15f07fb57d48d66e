# The step passes the node's own gradient on, so 0 passes 0.
a = 2.0; b = 3.0
L = a*b
backstep L
print a.grad, b.grad   #=> 0.0 0.0
