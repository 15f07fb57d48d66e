# Large logits do not overflow, and a very unlikely class has a finite loss with a gradient.
import nn
z = [Value(1000.0), Value(-1000.0)]
loss = cross_entropy(z, 1)
loss                                   #=> Value(data=2000.0, grad=0.0)
loss.backward()
[v.grad for v in z]                    #=> [1.0, -1.0]
cross_entropy([1000.0, 999.0], 1)      #~> 1.3132616875182066
cross_entropy([-1e308, 1e308], 1)      #=> 0.0
