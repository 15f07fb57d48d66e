# Networks with the same seed are equal; without a new seed they differ.
import nn
random.seed(7)
a = MLP(2, [3, 1])
b = MLP(2, [3, 1])
random.seed(7)
c = MLP(2, [3, 1])
all([p == q for p, q in zip(a.parameters(), c.parameters())])   #=> 1
any([p == q for p, q in zip(a.layers[0].neurons[0].w, b.layers[0].neurons[0].w)])   #=> 0
