# 14. A neuron, backwards by hand
#
# A neuron weighs its inputs, adds a bias and squashes the sum with tanh, which
# keeps it between -1 and 1. (The odd bias makes the numbers below come out round.)

plot tanh, -5, 5 > tanh.svg

x1 = 2.0
x2 = 0.0
w1 = -3.0
w2 = 1.0
b = 6.8813735870195432
x1w1 = x1*w1; x1w1.label = "x1*w1"
x2w2 = x2*w2; x2w2.label = "x2*w2"
sum_ = x1w1 + x2w2; sum_.label = "x1*w1 + x2*w2"
n = sum_ + b
o = n.tanh()

draw o > neuron.svg
draw o
#=> o = 0.7071067811865477  grad 0.0  (tanh)
#=> └── n = 0.8813735870195432  grad 0.0  (+)
#=>     ├── x1*w1 + x2*w2 = -6.0  grad 0.0  (+)
#=>     │   ├── x1*w1 = -6.0  grad 0.0  (*)
#=>     │   │   ├── x1 = 2.0  grad 0.0
#=>     │   │   └── w1 = -3.0  grad 0.0
#=>     │   └── x2*w2 = 0.0  grad 0.0  (*)
#=>     │       ├── x2 = 0.0  grad 0.0
#=>     │       └── w2 = 1.0  grad 0.0
#=>     └── b = 6.881373587019543  grad 0.0

# tanh has the slope `1 - tanh**2`, so the result is enough to compute it.

o.grad = 1.0
n.grad = 1 - o.data**2
n.grad                          #=> 0.4999999999999998

# Two sums in a row: everything that they add gets the same gradient.

x2w2.grad = x1w1.grad = sum_.grad = b.grad = n.grad
x2w2.grad                       #=> 0.4999999999999998

# Two products: each factor gets the other one times the gradient of the product.

x1.grad = x1w1.grad * w1.data
w1.grad = x1w1.grad * x1.data
x2.grad = x2w2.grad * w2.data
w2.grad = x2w2.grad * x2.data
print(x1.grad)                  #=> -1.4999999999999993
print(w1.grad)                  #=> 0.9999999999999996
print(x2.grad)                  #=> 0.4999999999999998
print(w2.grad)                  #=> 0.0

# w2 gets 0 because its input x2 is 0: changing w2 has no effect here.

draw o > gradients.svg
draw o
#=> o = 0.7071067811865477  grad 1.0  (tanh)
#=> └── n = 0.8813735870195432  grad 0.4999999999999998  (+)
#=>     ├── x1*w1 + x2*w2 = -6.0  grad 0.4999999999999998  (+)
#=>     │   ├── x1*w1 = -6.0  grad 0.4999999999999998  (*)
#=>     │   │   ├── x1 = 2.0  grad -1.4999999999999993
#=>     │   │   └── w1 = -3.0  grad 0.9999999999999996
#=>     │   └── x2*w2 = 0.0  grad 0.4999999999999998  (*)
#=>     │       ├── x2 = 0.0  grad 0.4999999999999998
#=>     │       └── w2 = 1.0  grad 0.0
#=>     └── b = 6.881373587019543  grad 0.4999999999999998
