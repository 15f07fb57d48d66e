# 32. Paths add up
#
# `backward` gives one number for each leaf. Where does it come from? Here `a` is used twice, so a
# nudge of `a` reaches L in two ways.

a = 2.0
b = -3.0
L = a*b + a**2
backward L
a.grad                          #=> 1.0

# Follow each way from `a` up to L, and multiply the local derivatives on it: by how much each
# operation passes the nudge on. Through the product that is b, times 1 for the sum:

through_product = b.data * 1
through_product                 #=> -3.0

# Through the square it is `2*a`, times 1 again:

through_square = 2*a.data * 1
through_square                  #=> 4.0

# The two ways do not know of each other, and L gets both nudges. So they add up:

through_product + through_square == a.grad #=> 1

# That is the whole chain rule: multiply along a path, add over the paths. `explain` shows it.
# A row is a path from `a` to L, then its local derivatives, then their product:

explain a
#=> dL/da = 1.0, the sum over 2 paths
#=>   a → * → L      b = -3.0      × 1     = -3.0
#=>   a → **2 → L    2·a = 4.0     × 1     =  4.0
#=>                                  sum   =  1.0

# It can be drawn. The numbers at the edges are what they carry of dL/da, and the thickest carries
# the most:

draw L, path=a > paths.svg
draw L, path=a
#=> L = -2.0  grad 1.0  (+)
#=> ├── -6.0  grad 1.0  (*)  path -3.0
#=> │   ├── a = 2.0  grad 1.0  path -3.0
#=> │   └── b = -3.0  grad 2.0
#=> └── 4.0  grad 1.0  (**2)  path 4.0
#=>     └── a = 2.0  grad 1.0  path 4.0

# ---- two places of one operation ----

# A path runs over the places of an operation, not over names. `a*a` has two places for `a`, left and
# right, which is why the derivative of a square has a 2 in it:

square = a*a
zero_grad
backward square
explain a
#=> dsquare/da = 4.0, the sum over 2 paths
#=>   a → square (left)     a = 2.0     = 2.0
#=>   a → square (right)    a = 2.0     = 2.0
#=>                               sum   = 4.0

# ---- a path can be blocked ----

# A relu that is off has the derivative 0, so no nudge passes it. Its path counts, but adds nothing:

M = relu(a - 5) + 3*a
zero_grad
backward M
explain a
#=> dM/da = 3.0, the sum over 2 paths
#=>   a → * → M    3.0     × 1     = 3.0
#=>   1 path has a factor of 0:
#=>     a → + → ReLU: the relu is off, because its input is -3.0

# ---- why backward does not follow paths ----

# Here each line uses the one before it twice. There are twice as many paths after each:

x = 1.0
y = x
for i in range(16) { y = 0.5*y + 0.25*y }

# 65,536 paths for 48 operations. `explain` shows the largest, and adds up the others:

backward y
explain x
#=> dy/dx = 0.010022595757618546, the sum over 65,536 paths
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 0.00012207      × 0.5      × 1     = 1.52588e-05
#=>   x → * → y → * → … → * → y    0.25     × 1     × 0.5      × … = 0.00012207      × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.25     × … = 0.00012207      × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.5      × … = 0.00012207      × 0.25     × 1     = 7.62939e-06
#=>   x → * → y → * → … → * → y    0.25     × 1     × 0.25     × … = 0.00012207      × 0.5      × 1     = 3.8147e-06
#=>   x → * → y → * → … → * → y    0.25     × 1     × 0.5      × … = 6.10352e-05     × 0.5      × 1     = 3.8147e-06
#=>   x → * → y → * → … → * → y    0.5      × 1     × 0.25     × … = 6.10352e-05     × 0.5      × 1     = 3.8147e-06
#=>   65,516 more add up to                                                                             = 0.00987382
#=>                                                                                               sum   = 0.0100226

# After 60 such lines no computer could visit the paths one by one. `backward` need not. At each node
# it first adds up the gradients that arrive from all nodes above, and then passes one number on to
# each operand. That is the reason for `+=` in micrograd's _backward. So the work grows with the
# number of operations, not with the number of paths.
#
# `by="node"` shows the last of these sums: a row for each place where `a` is used, with the
# gradient that has arrived there and the local derivative.

zero_grad
backward L
explain a, by="node"
#=> dL/da = 1.0, the sum over 2 uses
#=>   a*b     grad 1.0     × b = -3.0      = -3.0
#=>   a**2    grad 1.0     × 2·a = 4.0     =  4.0
#=>                                  sum   =  1.0

# A node can pass its gradient on only when all of it has arrived. That needs an order, and the next
# lesson is about it.
