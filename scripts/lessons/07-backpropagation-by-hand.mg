# 7. Backpropagation, one node at a time
#
# The gradient of a node says how L responds to a nudge of that node. In the graph of
# `L = (a*b + c) * f` all gradients are 0 at first, which means: not known yet.

a = 2.0
b = -3.0
c = 10.0
e = a * b
d = e + c
f = -2.0
L = d * f

draw L > step-0.svg
draw L
#=> L = -8.0  grad 0.0  (*)
#=> ├── d = 4.0  grad 0.0  (+)
#=> │   ├── e = -6.0  grad 0.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── c = 10.0  grad 0.0
#=> └── f = -2.0  grad 0.0

# Start at the end. L changes with itself one to one.

L.grad = 1.0
draw L > step-1.svg
draw L
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad 0.0  (+)
#=> │   ├── e = -6.0  grad 0.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── c = 10.0  grad 0.0
#=> └── f = -2.0  grad 0.0

# `backstep` passes the gradient of one node on to its inputs, and no further.
# L is a product: d gets the data of f, and f the data of d.

backstep L
draw L > step-2.svg
draw L
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad -2.0  (+)
#=> │   ├── e = -6.0  grad 0.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── c = 10.0  grad 0.0
#=> └── f = -2.0  grad 4.0

# d is a sum: both of its inputs get the gradient of d as it is.

backstep d
draw L > step-3.svg
draw L
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad -2.0  (+)
#=> │   ├── e = -6.0  grad -2.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── c = 10.0  grad -2.0
#=> └── f = -2.0  grad 4.0

# e is a product again: its gradient, -2, times the other factor.
# (`e._backward()` is the tutorials' name for the same step.)

e._backward()
draw L > step-4.svg
draw L
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad -2.0  (+)
#=> │   ├── e = -6.0  grad -2.0  (*)
#=> │   │   ├── a = 2.0  grad 6.0
#=> │   │   └── b = -3.0  grad -4.0
#=> │   └── c = 10.0  grad -2.0
#=> └── f = -2.0  grad 4.0

# The same by hand, with the rule of each node written out.

d.grad = f.data
f.grad = d.data
c.grad = e.grad = d.grad * 1.0
a.grad = e.grad * b.data
b.grad = e.grad * a.data
print(d.grad, f.grad)           #=> -2.0 4.0
print(c.grad, e.grad)           #=> -2.0 -2.0
print(a.grad, b.grad)           #=> 6.0 -4.0
L.grad = ((L.data + 0.001) - L.data) / 0.001
L.grad                          #=> 1.000000000000334
