# 36. Vanishing gradients: ten tanh
#
# A gradient along a path is a product. If its factors are below 1, a long product is almost 0. The
# first layers of a deep network then hardly learn.

# ---- ten layers of one neuron ----

w = 0.8
x = 0.5
layers = [x]
for i in range(10) { layers.append(tanh(w * layers[-1])) }
out = layers[10]
backward out

# The gradient of each layer, from the last one down to the input:

for k in [10, 8, 6, 4, 2, 0] { print(f"layer {k:2d}: {layers[k].grad:.4f}") }
#=> layer 10: 1.0000
#=> layer  8: 0.6364
#=> layer  6: 0.4016
#=> layer  4: 0.2482
#=> layer  2: 0.1453
#=> layer  0: 0.0726

# Each layer multiplies by `w * (1 - tanh**2)`: at most 0.8, so ten layers give at most `0.8**10`.

print(f"{0.8**10:.4f}")          #=> 0.1074

# The gradient is small, but it is not 0, and nothing is wrong with it. explain shows the one path
# and its factors:

explain x
#=> dout/dx = 0.07263076751102594, along 1 path
#=>   x → * → tanh → * → … → * → out    w = 0.8     × (1 - tanh(w*x)**2) = 0.855639     × w = 0.8     × … = 0.16616     × w = 0.8     × (1 - out**2) = 0.997775     = 0.0726308

# ---- saturation ----

# A smaller weight makes these factors smaller. A larger one moves the sums to where tanh is flat,
# near 1. Here is the gradient after 1, 3 and 10 layers:

def gradient_after(layers, weight) {
    v = Value(weight)
    x = Value(0.5)
    h = x
    for i in range(layers) { h = tanh(v * h) }
    backward h
    return x.grad
}

for weight in [0.5, 1.0, 1.5, 3.0] {
    row = [f"{gradient_after(n, weight):.1e}" for n in [1, 3, 10]]
    print weight, row
}
#=> 0.5 ['4.7e-01', '1.2e-01', '9.0e-04']
#=> 1.0 ['7.9e-01', '5.3e-01', '2.2e-01']
#=> 1.5 ['8.9e-01', '3.2e-01', '6.0e-04']
#=> 3.0 ['5.4e-01', '8.8e-04', '2.2e-14']

# Near 1 neighbouring numbers are 1e-16 apart. A tanh that is closer to 1 is exactly 1, and
# `1 - tanh**2` is exactly 0. Then nothing gets through, and `why` names the node that is responsible:

a = 2.0
h = tanh(a*3)
deep = tanh(h*20)
backward deep
why a
#=> ddeep/da = 0.0: deep = tanh(h*20.0) is saturated: at h*20.0 = 19.999754233015913 its derivative is 0.0
#=>   a → * → h → * → deep

# ---- numbers that are too small ----

# A product can also become too small for a float. Below about 5e-324 there is only 0:

b = 1.0
c = b
for i in range(110) { c = c * 0.001 }
backward c
why b
#=> dc/db = 0.0: derivative times gradient at c = c*0.001 is too small for a float: 0.001 × 1e-321
#=>   b → c → c → c

# ---- what helps ----

# Small inputs: where tanh is steep, its derivative is near 1. Weights of a size that keeps the data
# of each layer alike. relu, whose derivative is 1 wherever it is on:

def relu_gradient(layers) {
    x = Value(0.5)
    h = x
    for i in range(layers) { h = relu(h) }
    backward h
    return x.grad
}
relu_gradient(10)               #=> 1.0

# But a relu that is off has the derivative 0, not a small one. A neuron that is off for all points
# never learns again. Here the points are above 0, so two of four neurons are off for all of them:

ws = [1.0, -3.0, 0.5, -1.0]
ws = [Value(k) for k in ws]
points = [0.5, 1.0, 2.0]
loss = sum([(relu(v*p) - 1)**2 for v in ws for p in points])
zero_grad
backward loss
why ws
#=> 2 of 4 gradients are 0: 2 sit before relus that are off for all 3 points; type: why ws[1]

# And a shortcut: a sum passes gradients on unchanged. In `x + tanh(w*x)` one path has the derivative 1,
# however deep the network is. Residual networks are built like that:

def residual_gradient(layers) {
    v = Value(0.8)
    x = Value(0.5)
    h = x
    for i in range(layers) { h = h + 0.1*tanh(v * h) }
    backward h
    return x.grad
}
print(f"{residual_gradient(10):.4f}")   #=> 1.7740
