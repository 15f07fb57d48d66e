# frames=true starts from zero gradients and restores the old ones: the program sees no change.
a = 2.0; b = -3.0; c = 10.0
e = a*b
d = e + c*a
L = tanh(d*e*0.01)
def gradients() = [v.grad for v in topo(L)]

backward L
backward L
let twice = gradients()
draw L, frames=true > "step %d.dot"
gradients() == twice     #=> 1
e.grad == 0              #=> 0
a.grad == 0              #=> 0

# Without gradients there are none afterwards.
zero_grad
draw L, frames=true > "step %d.dot"
any(gradients())         #=> 0

# backward after it adds to the old gradients of the leaves.
backward L
let once = gradients()
draw L, frames=true > "step %d.dot"
backward L
a.grad == 2*once[0]      #=> 1
e.grad == once[2]        #=> 1

# A leaf gives a single picture. In it the gradient is 1.
x = 1.0
draw x, frames=true > "leaf-%03d.dot"
x.grad                   #=> 0.0
