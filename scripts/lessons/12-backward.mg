# 12. All gradients with one word
#
# Backsteps from the end to the leaves, each node after everything that uses it: that
# is all there is to `backward`.

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

# The numbers of lesson 7, and nothing was done by hand. To ask for some of them:

grad a, b
#=> dL/da = 6.0
#=> dL/db = -4.0

# Here are its steps, a picture for each: the node at work stands out, and what it hands on.

zero_grad
draw L, frames=true > "step-%d.svg"

# A node used in two places: a and b reach e through c and through d, and what
# arrives along both ways is added (lesson 11).

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
