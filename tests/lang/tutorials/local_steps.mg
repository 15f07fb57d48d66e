# The same neuron: _backward on each node from the output gives the same gradients as backward.
x1 = Value(1.0); x2 = Value(-2.0); w1 = Value(0.5); w2 = Value(0.25); b = Value(0.7)
x1w1 = x1*w1
x2w2 = x2*w2
s = x1w1 + x2w2
n = s + b
o = n.tanh()
o.grad = 1.0
for node in reversed(topo(o)) { node._backward() }
let by_hand = [v.grad for v in [x1, w1, x2, w2, b]]
zero_grad
o.backward()
[v.grad for v in [x1, w1, x2, w2, b]] == by_hand   #=> 1
by_hand[0]               #~> 0.3173697949912292
