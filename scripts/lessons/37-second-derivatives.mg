# 37. The gradient of a gradient
#
# backward leaves a number in `x.grad`. A number has no graph, so there is nothing to differentiate
# again. `gradient(y, x)` gives the same number as a Value: it records the chain rule as nodes.

x = 3.0
y = x**3
slope = gradient(y, x)          # 3 * x**2
slope.data                      #=> 27.0
draw slope
#=> slope = 27.0  grad 0.0  (*)
#=> ├── 9.0  grad 0.0  (**2)
#=> │   └── x = 3.0  grad 0.0
#=> └── 3.0  grad 0.0
draw slope > slope.svg

# A slope has a slope, too: how fast the slope itself changes. And so on.

bend = gradient(slope, x)       # 6 * x
[bend.data, gradient(bend, x).data, gradient(gradient(bend, x), x).data] #=> [18.0, 6.0, 0.0]

# It is what nudging the slope measures:

def slope_at(at) {
    x = Value(at)
    y = x**3
    backward y
    return x.grad
}
h = 0.001
bend_measured = (slope_at(3 + h) - slope_at(3 - h)) / (2*h)
print(f"{bend_measured.data:.6f}")   #=> 18.000000

# The nodes are ordinary ones. After x has moved, forward recomputes them. `bend` does not contain
# `slope`, so each needs its own forward.

x.data = -1.0
forward slope
forward bend
[slope.data, bend.data]         #=> [3.0, -6.0]

# Below 0 the curve bends down, above 0 it bends up. The sign of the second derivative says so.

# ---- two inputs ----

# Each slope can change along each input. The table of all second derivatives is the Hessian.

a = 2.0
b = 5.0
L = a**2 * b
[g.data for g in gradient(L, [a, b])]                   #=> [20.0, 4.0]
for row in hessian(L, [a, b]) { print([h.data for h in row]) }
#=> [10.0, 4.0]
#=> [4.0, 0.0]

# It is symmetric: how the slope in a changes along b is how the slope in b changes along a.

# ---- gradients inside a loss ----

# A loss may contain a gradient. This one asks for a line through the point (1, 2) that is as flat as
# possible: a small error and a small slope of the prediction.

w = 0.0
bias = 0.0
input = 1.0
prediction = w*input + bias
loss = (prediction - 2)**2 + 0.5 * gradient(prediction, input)**2
for k in range(400) {
    forward loss
    zero_grad
    backward loss
    for p in [w, bias] { p.data -= 0.1 * p.grad }
}
print(f"slope {w.data:.4f}, at 0 it is {bias.data:.4f}")     #=> slope 0.0000, at 0 it is 2.0000

# ---- kinks ----

# relu has the slope 0 or 1. It is flat on both sides, so its second derivative is 0, at the kink as
# well. A network of relus bends only where one of them turns on or off.

r = 0.0
[gradient(relu(r), r).data, gradient(gradient(relu(r), r), r).data]   #=> [0.0, 0.0]

# ---- many derivatives at once ----

# Slopes of all orders at one point describe the curve around it. `taylor` divides each by its
# factorial: sin(x) is about `x - x**3/6 + x**5/120`.

z = 0.0
c = taylor(sin(z), z, 5)
[round(k, 6) for k in c]        #=> [0.0, 1.0, 0.0, -0.166667, 0.0, 0.008333]
h = 0.5
print(f"{sum([k * 0.5**i for i, k in enumerate(c)]):.6f}, exactly {sin(0.5):.6f}")   #=> 0.479427, exactly 0.479426
