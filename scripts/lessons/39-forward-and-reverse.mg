# 39. Up or down: forward and reverse mode
#
# The chain rule is a product of local derivatives along each path. It may be multiplied from either
# end. backward begins at the result. This lesson begins at a leaf.

# ---- one number more for each value ----

# Ask of each number how fast it changes when `a` moves, and write the answer next to it: the
# tangent. `a` itself changes at the speed 1, other leaves do not change at all.

module Dual(x, speed) {
    value = x
    tangent = speed
    def plus(o) = Dual(value + o.value, tangent + o.tangent)
    def times(o) = Dual(value * o.value, tangent * o.value + value * o.tangent)
}

da = Dual(2, 1)
db = Dual(-3, 0)
dL = da.times(db).plus(da.times(da))        # a*b + a*a
print dL.value, dL.tangent      #=> -2 1

# The derivative arrives together with the value. There is no graph and no second pass. This is
# forward mode, and such pairs are dual numbers.

# `tangent` does the same on a graph that is already there:

a = 2.0
b = -3.0
L = a*b + a*a
tangent L, a                    #=> 1.0
backward L
a.grad                          #=> 1.0

# Both use the same local derivatives. Only the order of the multiplications differs.

# ---- one leaf, or one result ----

# For the derivative in b everything must be asked again, with speed 1 at b and 0 at a. backward has
# both at once:

tangent L, b                    #=> 2.0
[a.grad, b.grad]                #=> [1.0, 2.0]

# But backward begins at one result. With several results, tangent has the derivatives of all of them
# at once:

results = [a*b, a + b, a**3]
tangent(results, a)             #=> [-3.0, 1.0, 12.0]

slopes = []
for r in results {
    zero_grad
    backward r
    slopes.append(a.grad)
}
slopes                          #=> [-3.0, 1.0, 12.0]

# Three results and one leaf: one sweep up, or three sweeps down. So the number of sweeps is
#
#     forward mode    one for each leaf
#     reverse mode    one for each result

# ---- why networks are trained in reverse ----

# A loss is one number, and a network has many parameters.

import nn

random.seed(1337)
np.random.seed(1337)
X, y = make_moons(n_samples=20, noise=0.1)
model = MLP(2, [16, 16, 1])
loss = hinge_loss(map(model, X), [2*label - 1 for label in y])
params = model.parameters()

zero_grad
backward loss                                       # 1 sweep
upward = [tangent(loss, p) for p in params]         # 337 sweeps
len(upward)                     #=> 337
max([abs(t - p.grad) for t, p in zip(upward, params)]) < 1e-12   #=> 1

# `time` before both lines shows the difference. GPT-2 has 124 million parameters.

# ---- along a direction ----

# Speeds need not be 0 and 1. Let all parameters move at once, each at its own speed, and one sweep
# tells how fast the loss changes. Downhill, against the gradient, it falls by the squared length of
# the gradient:

downhill = [-p.grad for p in params]
rate = tangent(loss, model, downhill)
length = sum([p.grad**2 for p in params])
print(f"{rate:.6f} {-length:.6f}")  #=> -6.988588 -6.988588

# A small step shows that it is true:

let h = 1e-6
before = loss.data
for p, v in zip(params, downhill) { p.data += h * v }
forward loss
print(f"{(loss.data - before) / h:.3f}")  #=> -6.989

# ---- both together ----

# A gradient has as many results as there are parameters, and a direction is one input. So the change
# of a gradient along a direction, the Hessian times that direction, is one sweep up over the graph
# of one sweep down:

u = 3.0
v = 2.0
z = u**2 * v
tangent(gradient(z, [u, v]), [u, v], [1, 0])        #=> [4.0, 6.0]
