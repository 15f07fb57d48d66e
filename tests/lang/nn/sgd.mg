# p - lr * gradient, for each parameter.
import nn
p = Value(1.0); q = Value(-2.0)
opt = SGD([p, q], lr=0.1)
q.grad = 10.0
for g in [1.0, -2.0, 0.5, 0.0, 3.0] {
    p.grad = g
    opt.step()
    print(p.data)
}
#~> 0.9
#~> 1.1
#~> 1.05
#~> 1.05
#~> 0.75
q.data     #~> -7.0
