# backstep propagates the node's own gradient, so 0 propagates 0.
a = 2.0; b = 3.0
L = a*b
backstep L
print a.grad, b.grad   #=> 0.0 0.0
