# 12. All gradients with one command
#
# `backward` takes a backstep at each node, from the end to the leaves, and at each node
# only after everything that uses it. That is all.

a = 2.0
b = -3.0
c = 10.0
e = a * b
d = e + c
f = -2.0
L = d * f

backward L
draw L > L.svg
draw L
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad -2.0  (+)
#=> │   ├── e = -6.0  grad -2.0  (*)
#=> │   │   ├── a = 2.0  grad 6.0
#=> │   │   └── b = -3.0  grad -4.0
#=> │   └── c = 10.0  grad -2.0
#=> └── f = -2.0  grad 4.0

# These are the numbers of lesson 7, with nothing done by hand. `grad` prints some:

grad a, b
#=> dL/da = 6.0
#=> dL/db = -4.0

# Here is a picture of each step, with the current node and the gradients that it changes.

zero_grad
draw L, frames=true > "step-%d.svg"

# Here a and b are used twice: they reach e through c and through d, and the gradients
# of both paths are added (lesson 11).

a = -2.0
b = 3.0
c = a * b
d = a + b
e = d * c
e.backward()
draw e > e.svg
draw e
#=> e = -6.0  grad 1.0  (*)
#=> ├── d = 1.0  grad -6.0  (+)
#=> │   ├── a = -2.0  grad -3.0
#=> │   └── b = 3.0  grad -8.0
#=> └── c = -6.0  grad 1.0  (*)
#=>     ├── a = -2.0  grad -3.0
#=>     └── b = 3.0  grad -8.0
