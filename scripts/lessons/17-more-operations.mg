# 17. More operations: power, division, exponential
#
# A new operation needs two things: a formula for its data and one for its local slope.
# Here are three operations, each checked against the slope that calculus gives.

# `a**k` has the slope `k * a**(k-1)`.

a = 2.0
let k = 3.0
c = a**k
print(c.data, c.op)                     #=> 8.0 **3.0
c.grad = 1.0
c._backward()
a.grad                                  #=> 12.0
assert a.grad == k * a.data**(k - 1)

# `a / b` needs nothing new: it is `a * b**-1`, and its slope in a is 1/b.

a = 2.0
b = 4.0
c = a / b
c.data                                  #=> 0.5
assert c.data == (a * (1 / b.data)).data
assert c.data == (a * b**-1).data
c.grad = 1.0
c._backward()
a.grad                                  #=> 0.25
assert a.grad == 1 / b.data

# exp is its own slope: its result is what the backward step needs.

a = 2.0
e = a.exp()
e.data                                  #=> 7.38905609893065
e.grad = 1.0
e._backward()
a.grad                                  #=> 7.38905609893065
assert a.grad == e.data
