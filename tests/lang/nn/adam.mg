# Adam gives the numbers of PyTorch's formulas, for the default and for other settings.
import nn
p = Value(1.0); q = Value(1.0)
first = Adam([p])
second = Adam([q], lr=0.1, betas=[0.5, 0.9], eps=1e-3)
for g in [1.0, -2.0, 0.5, 0.0, 3.0] {
    p.grad = g
    q.grad = g
    first.step()
    second.step()
    print(p.data, q.data)
}
#~> 0.99900000001 0.9000999000999
#~> 0.9993661035347208 0.9623311336278981
#~> 0.9995027941967383 0.9732169896060062
#~> 0.999614762869564 0.9792483812215854
#~> 0.9992383877428251 0.8934559563476114
