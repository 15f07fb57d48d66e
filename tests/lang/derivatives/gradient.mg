# gradient: shapes, what it leaves as it is, and graphs with folded sums
import nn
a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f
backward L
g = gradient(L, {"first": [a, b], "second": f})
[x.data for x in g["first"]], g["second"].data   #=> [[6.0, -4.0], 4.0]
grad a, b
#=> dL/da = 6.0
#=> dL/db = -4.0
g["first"][0].label = "slope"
f.label                         #=> 'f'
gradient(L, L).data             #=> 1.0
gradient(L, [])                 #=> []
gradient(a, [a, b])             #=> [Value(data=1.0, grad=0.0), Value(data=0.0, grad=0.0)]

# An inner node is a variable, too.
e = a*b
d = e + c
gradient(d*d, e).data           #=> 8.0

# Each result is a Value of its own, even if two gradients are equal.
both = gradient((a + b)**2, [a, b, a])
both[0].label = "x"
[x.label for x in both]         #=> ['x', '', '']

# A model, and dictionaries and lists of its parameters
random.seed(5)
model = MLP(3, [4, 1])
X = [[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]]
loss = sum([(model(x) - 1)**2 for x in X])
gs = gradient(loss, model)
len(gs) == len(model.parameters())   #=> 1
zero_grad
backward loss
max([abs(g.data - p.grad) for g, p in zip(gs, model.parameters())]) < 1e-12   #=> 1
w = model.parameters()
v = [k % 3 - 1 for k in range(len(w))]
H = hessian(loss, w)
product = [sum([h*x for h, x in zip(row, v)]).data for row in H]
max([abs(p - q.data) for p, q in zip(product, hvp(loss, model, v))]) < 1e-12  #=> 1
max([abs(H[i][j].data - H[j][i].data) for i in range(len(w)) for j in range(len(w))]) < 1e-12  #=> 1

# A second derivative through the network is what backward finds in a gradient.
zero_grad
backward gs[0]
max([abs(p.grad - h.data) for p, h in zip(w, H[0])]) < 1e-12   #=> 1

# A Taylor series takes as many derivatives as it has orders.
x = 0.0
taylor(exp(x), x, 4)            #=> [1.0, 1.0, 0.5, 0.16666666666666666, 0.041666666666666664]
taylor(x**3 + 2*x + 5, x)       #=> [5.0, 2.0, 0.0]
taylor(cos(x), x, 0)            #=> [1.0]

# The names are free.
gradient = 0.5
hessian, jacobian, hvp, taylor = 1, 2, 3, 4
gradient                        #=> Value(data=0.5, grad=0.0)
