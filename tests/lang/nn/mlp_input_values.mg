# Inputs may be Values and then have gradients.
import nn
n = Neuron(2, act="linear")
n.w[0].data = 3.0; n.w[1].data = -1.0
x = [Value(1.0), Value(1.0)]
n(x).backward()
[xi.grad for xi in x]               #=> [3.0, -1.0]
