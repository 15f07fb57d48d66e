# why: the node that makes a gradient 0
a = 2.0; b = -3.0; c = 0.0
L = relu(a*b)
backward L
why a
#=> dL/da = 0.0: L = relu(a*b) is off: a*b = -6.0 is not above 0
#=>   a → * → L
why c
#=> dL/dc = 0.0: there is no path from c to L
n = a*b + 1
L = relu(n)*3 + 2*c
why n, L
#=> dL/dn = 0.0: relu(n) is off: n = -5.0 is not above 0

# several causes; two of the same kind
L = relu(a*b)*c + relu(a*b - 1) + a*0.5*c
zero_grad; backward L
why a
#=> dL/da = 0.0, for more than one reason
#=>   in a*0.5*c the other factor is 0: c = 0.0
#=>   it reaches 2 relus that are off; the first: relu(a*b) is off: a*b = -6.0 is not above 0

# saturated, at a bound, a kink, a step, the other operand
L = tanh(a*20); zero_grad; backward L
why a
#=> dL/da = 0.0: L = tanh(a*20.0) is saturated: at a*20.0 = 40.0 its derivative is 0.0
#=>   a → * → L
L = sigmoid(a*-400); zero_grad; backward L
why a
#=> dL/da = 0.0: L = sigmoid(a*(-400.0)) is saturated: at a*(-400.0) = -800.0 its derivative is 0.0
#=>   a → * → L
L = clamp(a, 0, 1); zero_grad; backward L
why a
#=> dL/da = 0.0: L = clamp(a, 0, 1) cuts off: a = 2.0 is outside
L = abs(c); zero_grad; backward L
why c
#=> dL/dc = 0.0: L = abs(c) has a kink at c = 0.0, where mgrad takes the derivative 0
L = sign(a); zero_grad; backward L
why a
#=> dL/da = 0.0: L = sign(a) is a step: its derivative is 0 everywhere
L = max(a, b) + min(a, b*2); zero_grad; backward L
why b, max(a, b)
#=> dmax(a, b)/db = 0.0: max(a, b) is the other operand, a = 2.0, which gets the gradient: b = -3.0
#=> b.grad is 2.0: the last backward was not that of max(a, b)
L = c**2; zero_grad; backward L
why c
#=> dL/dc = 0.0: the derivative of L = c**2 is 0 at c = 0.0
L = a**0; zero_grad; backward L
why a
#=> dL/da = 0.0: the derivative of L = a**0 is 0 at a = 2.0
L = exp(a*-500); zero_grad; backward L
why a
#=> dL/da = 0.0: L = exp(a*(-500.0)) is so small that it is 0, and so is its derivative: a*(-500.0) = -1000.0
#=>   a → * → L
L = cos(c); zero_grad; backward L
why c
#=> dL/dc = 0.0: the derivative of L = cos(c) is 0 at c = 0.0

# contributions that cancel, here and above
L = a*b - a*b; zero_grad; backward L
why a
#=> dL/da = 0.0: the contributions to a cancel: they are not 0, their sum is; type: explain a, by="node"
e = a*b
L = (e - e)*c + tanh(e) - tanh(e); zero_grad; backward L
why a
#=> dL/da = 0.0, for more than one reason
#=>   in (e - e)*c the other factor is 0: c = 0.0
#=>   the contributions to e cancel: they are not 0, their sum is; type: explain e, by="node"

# too small for a float
L = (a*1e-200)*1e-200; zero_grad; backward L
why a
#=> dL/da = 0.0: derivative times gradient at a*1e-200 is too small for a float: 1e-200 × 1e-200

# a long way
h = a*1
for i in range(20) { h = h*1.5 }
L = relu(-h)
zero_grad; backward L
why a
#=> dL/da = 0.0: L = relu(-h) is off: -h = -6650.513460159302 is not above 0
#=>   a → h → h → h → … → * → L
