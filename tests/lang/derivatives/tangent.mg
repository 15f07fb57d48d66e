# tangent: forward mode agrees with backward, and leaves everything as it is
import nn
a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f
backward L
[tangent(L, x) - x.grad for x in [a, b, c, f]]   #=> [0.0, 0.0, 0.0, 0.0]
tangent L, a                    #=> 6.0
slope = tangent(L, b) + 1
slope                           #=> -3.0
grad a
#=> dL/da = 6.0
a.data = 7.0
tangent(L, f)                   #=> 4.0
forward L
tangent(L, f)                   #=> -11.0
tangent(L, L), tangent(a, L), tangent(a, a), tangent(a, b)   #=> [1.0, 0.0, 1.0, 0.0]

# an inner node, and a second number for the speed
e = a*b
M = e*e + a
tangent(M, e), tangent(M, e, 0.5)    #=> [-42.0, -21.0]

# several results in one sweep, along one direction; v may be Values
tangent([L, M, a, c], [a, b], [1, -1])            #=> [20.0, 421.0, 1.0, 0.0]
tangent([L, M, a, c], [a, b], v=[a, b])           #=> [84.0, 1771.0, 7.0, 0.0]
tangent([], a), tangent(L, [], [])                #=> [[], 0.0]

# a model with folded sums: along the gradient the slope is its squared length
random.seed(5)
model = MLP(3, [4, 1])
loss = sum([(model(x) - 1)**2 for x in [[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]]])
zero_grad
backward loss
grads = [p.grad for p in model.parameters()]
abs(tangent(loss, model, grads) / sum([g*g for g in grads]) - 1) < 1e-12   #=> 1
max([abs(tangent(loss, p) - p.grad) for p in model.parameters()]) < 1e-12   #=> 1
[p.grad for p in model.parameters()] == grads     #=> 1

# The product of the Hessian with a direction, forward over reverse
x = 3.0; y = 2.0; N = x**2 * y
tangent(gradient(N, [x, y]), [x, y], [1, 0])      #=> [4.0, 6.0]

# The name is free.
tangent = 0.5
tangent                         #=> Value(data=0.5, grad=0.0)
