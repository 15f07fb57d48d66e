# The mean of relu(1 - y*score): beyond a margin of 1 the loss and the gradient are 0.
import nn
s = [Value(2.0), Value(0.5), Value(0.5), Value(-3.0)]
hinge_loss(s, [1, 1, -1, -1])                 #=> Value(data=0.5, grad=0.0)
hinge_loss(s, [1, 1, -1, -1]).backward()
[v.grad for v in s]                           #=> [0.0, -0.25, 0.25, 0.0]
hinge_loss(s, [1.0, 1.0, -1.0, -1.0]).data    #=> 0.5
