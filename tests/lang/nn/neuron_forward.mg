# The output relu(w1*x1 + w2*x2 + b) and its gradients.
import nn
n = Neuron(2)
n.w[0].data = 0.5; n.w[1].data = -0.25; n.b.data = 1.0
n([3.0, 2.0])       #=> Value(data=2.0, grad=0.0)
n([-4.0, 2.0])      #=> Value(data=0.0, grad=0.0)
n([3.0, 2.0]).backward()
[p.grad for p in n.parameters()]   #=> [3.0, 2.0, 1.0]
