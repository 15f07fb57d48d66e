# 18. One big operation or several small ones
#
# tanh can be one node with its own rule, or be composed of exp, sums and a division:
# (e - 1) / (e + 1) with e = exp(2n). The gradients do not depend on that choice.

a = 2.0
e = (2 * a).exp()
t = (e - 1) / (e + 1)
t.backward()
assert isclose(t.data, tanh(2.0))
assert isclose(a.grad, 1 - t.data**2)

# The neuron of lesson 14 with this tanh. The picture has more nodes:

x1 = 2.0
x2 = 0.0
w1 = -3.0
w2 = 1.0
b = 6.8813735870195432
n = x1*w1 + x2*w2 + b
e = (2 * n).exp()
o = (e - 1) / (e + 1)
o.backward()
draw o > neuron.svg
draw o
#=> o = 0.7071067811865477  grad 1.0  (*)
#=> ├── 4.828427124746192  grad 0.1464466094067262  (+)
#=> │   ├── e = 5.828427124746192  grad 0.04289321881345247  (exp)
#=> │   │   └── 1.7627471740390863  grad 0.25  (*)
#=> │   │       ├── n = 0.8813735870195432  grad 0.5  (+)
#=> │   │       │   ├── -6.0  grad 0.5  (+)
#=> │   │       │   │   ├── -6.0  grad 0.5  (*)
#=> │   │       │   │   │   ├── x1 = 2.0  grad -1.5
#=> │   │       │   │   │   └── w1 = -3.0  grad 1.0
#=> │   │       │   │   └── 0.0  grad 0.5  (*)
#=> │   │       │   │       ├── x2 = 0.0  grad 0.5
#=> │   │       │   │       └── w2 = 1.0  grad 0.0
#=> │   │       │   └── b = 6.881373587019543  grad 0.5
#=> │   │       └── 2.0  grad 0.2203433967548858
#=> │   └── -1.0  grad 0.1464466094067262
#=> └── 0.1464466094067262  grad 4.828427124746192  (**-1)
#=>     └── 6.828427124746192  grad -0.10355339059327374  (+)
#=>         ├── e = 5.828427124746192  grad 0.04289321881345247  (exp)  (shown above)
#=>         └── 1.0  grad -0.10355339059327374

# But the leaves get the same gradients, to about the fifteenth digit.

print(f"{x1.grad:.4f} {w1.grad:.4f} {x2.grad:.4f} {w2.grad:.4f}")
#=> -1.5000 1.0000 0.5000 0.0000
assert isclose(x1.grad, -1.4999999999999993)
assert isclose(w1.grad, 0.9999999999999996)
assert isclose(x2.grad, 0.4999999999999998)
assert w2.grad == 0.0
