# PyTorch's momentum: v = momentum*v + gradient, p = p - lr*v.
import nn
p = Value(1.0)
opt = SGD([p], lr=0.1, momentum=0.9)
for g in [1.0, -2.0, 0.5, 0.0, 3.0] {
    p.grad = g
    opt.step()
    print(p.data)
}
#~> 0.9
#~> 1.01
#~> 1.059
#~> 1.1031
#~> 0.84279
