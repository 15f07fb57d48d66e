# backstep applies one node's local rule, adding to its inputs.
a = 2.0; b = -3.0
e = a*b
L = e*4
L.grad = 1.0
backstep L
print e.grad, a.grad   #=> 4.0 0.0
backstep e
print a.grad, b.grad   #=> -12.0 8.0
backstep e
print a.grad, b.grad   #=> -24.0 16.0
