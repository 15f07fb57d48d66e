# 35. Kinks
#
# relu is flat on the left of 0 and climbs on the right. What is its slope at 0 itself?

x = 0.0
r = relu(x)
backward r
x.grad              #=> 0.0

# A nudge to the left and a nudge to the right disagree, however small they are.

def slope_left(f, x, h=1e-6) = (f(x) - f(x - h)) / h
def slope_right(f, x, h=1e-6) = (f(x + h) - f(x)) / h
print(slope_left(relu, 0), slope_right(relu, 0))            #=> 0.0 1.0

# There is no slope: this is a kink. backward must give a number, and relu's rule says 0. Any number
# between the two would be as good. Mathematics calls them subgradients: lines through the kink that
# stay below the curve.

check r
#=> leaf  gradient  difference  relative error  verdict
#=> x          0.0         0.0             0.0  kink of r: 0.0 on the left, 1.0 on the right; mgrad takes the left one
x.grad = 0.5
check r
#=> leaf  .grad  difference  relative error  verdict
#=> x       0.5         0.5             0.0  kink of r: 0.0 on the left, 1.0 on the right; mgrad takes the left one

# A number that is not between the two is off, and an error (type it yourself):

#     x.grad = 1.5
#     check r
#     leaf  .grad  difference  relative error  verdict
#     x       1.5         1.0            0.33  off: 0.0 on the left, 1.0 on the right

zero_grad

# Others choose differently. abs takes the middle, max the first of two equal numbers.

check abs, [0.0]
#=> input  gradient  difference  relative error  verdict
#=> x           0.0         0.0             0.0  kink: -1.0 on the left, 1.0 on the right; mgrad takes 0.0
m = max(x, 3*x)
check m
#=> leaf  gradient  difference  relative error  verdict
#=> x          1.0         1.0             0.0  kink of m: 1.0 on the left, 3.0 on the right; mgrad takes the left one

# ---- close to a kink ----

# At 0.001 the slope of relu is 1. A nudge of 0.01 steps over the kink and measures something else; a
# smaller nudge does not. So the difference must become smaller until it agrees with itself.

def central(f, x, h) = (f(x + h) - f(x - h)) / (2*h)
for h in [0.01, 0.001, 0.0001] { print(f"{h} {central(relu, 0.001, h):.3f}") }
#=> 0.01 0.550
#=> 0.001 1.000
#=> 0.0001 1.000

x.data = 1e-9
forward r
check r
#=> leaf  gradient  difference  relative error  verdict
#=> x          1.0         1.0             0.0  ok

# ---- two kinks at one place ----

# relu(x) - relu(-x) is x itself: a straight line, with the slope 1 everywhere. backward does not see
# that. It asks each relu by itself, and at 0 both answer 0.

x.data = 0.0
line = relu(x) - relu(-x)
backward line
x.grad              #=> 0.0
check line
#=> leaf  gradient  difference  relative error  verdict
#=> x          0.0         1.0             1.0  kink of relu(x): 1.0 on both sides; mgrad takes 0.0

# PyTorch gives 0 here, too. In practice it hardly matters: data are almost never exactly at a kink.
# They are if they begin there: weights that are all 0, or the relu of a sample that is all 0.
