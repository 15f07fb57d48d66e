# The sum of the squares of all parameters; the gradient is twice each parameter.
import nn
n = Neuron(2)
for p, k in zip(n.parameters(), [3.0, -1.0, 2.0]) { p.data = k }
loss = l2(n)
loss                                   #=> Value(data=14.0, grad=0.0)
loss.backward()
[p.grad for p in n.parameters()]       #=> [6.0, -2.0, 4.0]
