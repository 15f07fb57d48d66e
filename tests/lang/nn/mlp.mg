# Layers are applied in order, with relu in all but the last; a single output is a Value.
import nn
random.seed(1337)
m = MLP(2, [2, 1])
o = m([1.0, -2.0])
o                                   #~> Value(data=-0.06849627567110135, grad=0.0)
o.backward()
[p.grad for p in m.parameters()]
#~> [-0.6686254326224383, 1.3372508652448767, -0.6686254326224383, 0.0, 0.0, 0.0, 0.102443419482938, 0.0, 1.0]
random.seed(1337)
m = MLP(2, [3, 3, 1])
m([2.0, 3.0])                       #~> Value(data=0.22922799011232958, grad=0.0)
len(m.parameters())                 #=> 25
