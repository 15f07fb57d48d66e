# 11. A value used twice: set the gradient, or add to it?
#
# b = a + a moves twice as far as a does, so its slope in a is 2. A rule that *sets*
# the gradient of its inputs gets this wrong. Here is that rule by hand: both inputs
# of the sum are a, and the second assignment overwrites the first.

a = 3.0
b = a + a
b.grad = 1.0
a.grad = b.grad
a.grad = b.grad
a.grad                          #=> 1.0
draw b > overwritten.svg

# A rule that *adds* counts both paths from a to b.

a.grad = 0.0
a.grad += b.grad
a.grad += b.grad
a.grad                          #=> 2.0

# That is what backstep does, and so does backward.

zero_grad
b.backward()
draw b > added.svg
draw b
#=> b = 6.0  grad 1.0  (+)
#=> ├── a = 3.0  grad 2.0
#=> └── a = 3.0  grad 2.0

# There is nothing special about a + a. When a value is used in two places, its gradient
# is the sum over both: `c = x*x + x` has the slope `2x + 1`.

x = 5.0
c = x*x + x
c.backward()
x.grad                          #=> 11.0

# The price of adding: a second backward adds to the gradients that the first one left in
# the leaves. `zero_grad` sets them to 0.

c.backward()
x.grad                          #=> 22.0
zero_grad
c.backward()
x.grad                          #=> 11.0
