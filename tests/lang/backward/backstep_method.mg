# _backward is backstep's other name; on a leaf it does nothing.
o = Value(0.5)
n = o.tanh()
n.grad = 1.0
n._backward()
o.grad         #~> 0.7864477329659274
o._backward()
o.grad         #~> 0.7864477329659274
n.grad         #=> 1.0
