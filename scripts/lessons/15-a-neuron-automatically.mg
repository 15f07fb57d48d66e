# 15. The neuron again: every node knows its own step
#
# The graph of lesson 14: first the steps one by one, each node after the nodes that use
# it, then all of them with one call.

x1 = 2.0
x2 = 0.0
w1 = -3.0
w2 = 1.0
b = 6.8813735870195432
x1w1 = x1*w1
x2w2 = x2*w2
sum_ = x1w1 + x2w2
n = sum_ + b
o = n.tanh()

o.grad = 1.0
o._backward()
n._backward()
b._backward()           # b is a leaf: it has no inputs, so nothing happens
sum_._backward()
x2w2._backward()
x1w1._backward()
draw o > steps.svg
draw o
#=> o = 0.7071067811865477  grad 1.0  (tanh)
#=> └── n = 0.8813735870195432  grad 0.4999999999999998  (+)
#=>     ├── sum_ = -6.0  grad 0.4999999999999998  (+)
#=>     │   ├── x1w1 = -6.0  grad 0.4999999999999998  (*)
#=>     │   │   ├── x1 = 2.0  grad -1.4999999999999993
#=>     │   │   └── w1 = -3.0  grad 0.9999999999999996
#=>     │   └── x2w2 = 0.0  grad 0.4999999999999998  (*)
#=>     │       ├── x2 = 0.0  grad 0.4999999999999998
#=>     │       └── w2 = 1.0  grad 0.0
#=>     └── b = 6.881373587019543  grad 0.4999999999999998

# The order matters: a step passes on the gradient that its node has *now*. If it is
# taken too early, that is 0.

zero_grad
o.grad = 1.0
x1w1._backward()
print(x1.grad, w1.grad)         #=> 0.0 0.0

# `backward` finds a valid order itself.

zero_grad
o.backward()
draw o > backward.svg
print(n.grad)                   #=> 0.4999999999999998
print(x1.grad, w1.grad)         #=> -1.4999999999999993 0.9999999999999996
print(x2.grad, w2.grad)         #=> 0.4999999999999998 0.0

# PyTorch gives the same slopes for the same bias. But `torch.tensor` keeps only seven
# digits of a number, so the bias of the tutorial is slightly different there:

b.data = 6.881373405456543
forward o
zero_grad
o.backward()
print(o.data)                   #=> 0.7071066904050358
print("x2", x2.grad)            #=> x2 0.5000001283844369
print("w2", w2.grad)            #=> w2 0.0
print("x1", x1.grad)            #=> x1 -1.5000003851533106
print("w1", w1.grad)            #=> w1 1.0000002567688737
