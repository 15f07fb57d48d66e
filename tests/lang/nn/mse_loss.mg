# The mean of the squared errors, or their sum; d/dp is 2*(p - t), over n for the mean.
import nn
p = [Value(1.0), Value(3.0)]
mse_loss(p, [2.0, 5.0])                       #=> Value(data=2.5, grad=0.0)
mse_loss(p, [2.0, 5.0], reduction="sum")      #=> Value(data=5.0, grad=0.0)
mse_loss(p, [2.0, 5.0]).backward()
[v.grad for v in p]                           #=> [-1.0, -2.0]
zero_grad
mse_loss(p, [2.0, 5.0], "sum").backward()
[v.grad for v in p]                           #=> [-2.0, -4.0]
mse_loss([1.0, 3.0], [2.0, 5.0])              #=> 2.5
