# The parameters of an operation are constants, like the exponent of **k: the node has one input.
x = 0.5
for y in [clamp(x, 0, 1.5), clamp(x, min=0), leaky_relu(x), elu(x, 2), x**2] {
    print y.op, len(topo(y)), [v.label for v in y.prev]
}
#=> clamp(0, 1.5) 2 ['x']
#=> clamp(0, inf) 2 ['x']
#=> leaky_relu(0.01) 2 ['x']
#=> elu(2) 2 ['x']
#=> **2 2 ['x']
# A Value as a parameter counts as its data and gets no gradient.
bound = 0.25
y = clamp(x, 0, bound) + x
backward y
[y.data, x.grad, bound.grad]     #=> [0.75, 1.0, 0.0]
# forward computes the node again, with the same constants.
z = clamp(3*x, -1, 1)
x.data = 0.1
forward z
z.data                           #~> 0.3
x.data = 10
forward z
z.data                           #=> 1.0
draw z, depth=1 > "z.dot"
# Constants survive collections.
def loss(w) = clamp(w*w, 0.25, 4) + elu(-w, 0.5) + leaky_relu(-w, 0.1)
w = 3.0
for k in range(30) {
    for i in range(2000) {
        waste = clamp(w*i, -1, 1)
    }
    L = loss(w)
    zero_grad()
    backward L
    w.data -= 0.1 * w.grad
}
w                                #~> Value(data=3.3628914832303707, grad=-0.11752220327872884)
