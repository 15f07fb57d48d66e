# frames=true leaves the same gradients as backward: leaves add up, inner nodes are reset.
a = 2.0; b = -3.0; c = 10.0
e = a*b
d = e + c*a
L = tanh(d*e*0.01)
def gradients() = [v.grad for v in topo(L)]

backward L
backward L
let twice = gradients()
zero_grad
backward L
draw L, frames=true > "step %d.dot"
gradients() == twice     #=> 1
L.grad                   #=> 1.0
a.grad == 2*twice[0]     #=> 0

# A leaf gives a single picture, and its gradient is 1.
x = 1.0
draw x, frames=true > "leaf-%03d.dot"
x.grad                   #=> 1.0
