# An optimiser zeroes its own parameters' gradients only.
import nn
a = 1.0; b = 2.0; c = 3.0
for p in [a, b, c] { p.grad = 5.0 }
SGD([a], 0.1).zero_grad()
Adam([b]).zero_grad()
[a.grad, b.grad, c.grad]     #=> [0.0, 0.0, 5.0]
