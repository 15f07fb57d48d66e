# 34. Is this gradient right?
#
# There are two ways to a slope. The chain rule is exact and fast, but somebody has to write it, and
# a mistake in it raises no error: the program learns a little worse, or not at all. A nudge, as in
# lesson 1, is slow and never exact, but hard to get wrong. So one checks the other.

x = 0.5
y = tanh(x*x + 1)
backward y

def y_at(at) {
    let u = at*at + 1
    return tanh(u)
}

let h = 0.0001
let at = 0.5
let difference = (y_at(at + h) - y_at(at - h)) / (2*h)
print(f"{x.grad:.9f} {difference:.9f}")   #=> 0.280414866 0.280414863

# Two nudges, one up and one down: the errors of the two sides nearly cancel. With half the nudge, a
# quarter of the error is left.

def error(h) = abs((y_at(at + h) - y_at(at - h)) / (2*h) - x.grad)
print(f"{error(0.01) / error(0.005):.2f}")   #=> 4.00

# Since the error of h is 4 times that of h/2, the two results together give a better one:

def central(h) = (y_at(at + h) - y_at(at - h)) / (2*h)
def better(h) = central(h/2) + (central(h/2) - central(h)) / 3
print(f"{abs(central(0.005) - x.grad):.0e} {abs(better(0.01) - x.grad):.0e}")   #=> 9e-06 6e-10

# ---- the command ----

# `check` does this for each leaf of a graph, with a nudge that fits its data.

a = 2.0; b = -3.0; c = 10.0
L = (a*b + c)**3
backward L
check L
#=> leaf   .grad  difference  relative error  verdict
#=> a     -144.0      -144.0             0.0  ok
#=> b       96.0        96.0             0.0  ok
#=> c       48.0        48.0             0.0  ok

# It changes nothing: no data, no gradient. And it finds the usual mistakes. A gradient that is off is
# an error, and this lesson would end there. So those checks are comments: type them yourself. This is
# the mistake of lesson 11, a second backward without zero_grad:

#     backward L
#     check L
#     leaf   .grad  difference  relative error  verdict
#     a     -288.0      -144.0             0.5  off: 2 × the gradient, as after 2 backwards
#     b      192.0        96.0             0.5  off: 2 × the gradient, as after 2 backwards
#     c       96.0        48.0             0.5  off: 2 × the gradient, as after 2 backwards
#     error: 3 gradients are off: that of a is -288.0, but the slope of L is -144.0

# And this is `=` instead of `+=`, also in lesson 11, at a Value that is used twice:

zero_grad
a = 3.0
d = a + a
backward d
check d
#=> leaf  .grad  difference  relative error  verdict
#=> a       2.0         2.0             0.0  ok

#     a.grad = 1.0        the second use has overwritten the first
#     check d
#     leaf  .grad  difference  relative error  verdict
#     a       1.0         2.0             0.5  off: backward gives 2.0

# ---- a derivative of one's own ----

# A function and its derivative, worked out by hand: the rule of a product, applied badly.

def f(x) = x**2 * (x + 1)
#     def df(x) = 2*x * 1
#     check f, [1.5], df=df
#     input   df  difference  relative error  verdict
#     x      3.0        9.75            0.69  off

# The derivative of a product has two terms.

def df(x) = 2*x * (x + 1) + x**2 * 1
check f, [1.5], df=df
#=> input    df  difference  relative error  verdict
#=> x      9.75        9.75             0.0  ok

# One point is not enough: at 0 the wrong formula passes, too.

def wrong(x) = 2*x * 1
check f, [0.0], df=wrong
#=> input  wrong  difference  relative error  verdict
#=> x        0.0         0.0             0.0  ok

# ---- a network ----

# Seventeen parameters. `check loss, model` shows the ten that agree least. Nobody would find a
# mistake in the formulas of a network by looking at its gradients; this finds it in a moment.

import nn
random.seed(1)
model = MLP(2, [4, 1], act="tanh")
loss = mse_loss([model([1, -2]), model([0.5, 3])], [1, -1])
check loss, model

# Now one gradient is wrong by 1 %, as if somebody had changed it.

#     backward loss
#     model.parameters()[5].grad *= 1.01
#     check loss, model
#     leaf                                   .grad    difference  relative error  verdict
#     parameters(model)[5]   -0.057242138360180626   -0.05667538          0.0099  off: backward gives -0.05667538451503032
#     parameters(model)[0]    0.004171775851548695   0.004171776           9e-11  ok
