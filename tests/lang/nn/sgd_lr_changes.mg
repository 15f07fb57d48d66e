# The learning rate is a field and may change during training.
import nn
p = Value(1.0)
opt = SGD([p], lr=0.5)
p.grad = 1.0
opt.step()
opt.lr = 0.1
opt.step()
p.data     #=> 0.4
