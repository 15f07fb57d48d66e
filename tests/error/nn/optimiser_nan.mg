# A step with a nan gradient is an error and changes no parameter.
import nn
p = [Value(1.0), Value(2.0)]
opt = SGD(p, lr=0.1)
p[0].grad = 1.0
p[1].grad = nan
opt.step()                      #!> SGD: the gradient of parameter 1 is nan
[q.data for q in p]             #=> [1.0, 2.0]
Adam(p).step()                  #!> Adam: the gradient of parameter 1 is nan
