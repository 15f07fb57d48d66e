# Parameters are ordered by layer, neuron, weights, bias; zero_grad clears all of them.
import nn
m = MLP(2, [2, 1])
expected = []
for layer in m.layers { for n in layer.neurons { expected = expected + n.w + [n.b] } }
params = m.parameters()
len(params)                                                     #=> 9
all([p in [q] for p, q in zip(params, expected)])               #=> 1
for p in params { p.grad = 2.0 }
m.zero_grad()
[p.grad for p in params]                   #=> [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
