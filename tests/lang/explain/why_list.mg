# why of a list or a model counts gradients and names what stops them
import nn
a = 2.0; b = -3.0; c = 0.0; d = 4.0
L = relu(a*b) + c*d + a*0
backward L
why [a, b, c, d]
#=> 3 of 4 gradients are 0: 1 sits before products whose other factor is 0, 1 sits before relus that are off, 1 sits before products whose other factor is 0 or relus that are off; type: why d
ws = [c, c]
why ws
#=> all gradients are ordinary numbers; type: explain ws[0]
L = log(c); zero_grad; backward L
why [c, a]
#=> 1 of 2 gradients is 0: 1 has no path to L; type: why a
#=> 1 of 2 gradients is nan or inf: the derivative of L = log(c), 1/c, is inf: c = 0.0; type: why c
why {"c": c}
#=> 1 of 1 gradients is nan or inf: the derivative of L = log(c), 1/c, is inf: c = 0.0; type: why parameters({"c": c})[0]

# two of three neurons are off for all five points
w = [Value(k) for k in [1.0, -1.0, -2.0]]
v = [Value(1) for k in w]
loss = sum([sum([relu(wi*x)*vi for wi, vi in zip(w, v)]) for x in [1, 2, 3, 4, 5]])
zero_grad; backward loss
why w
#=> 2 of 3 gradients are 0: 2 sit before relus that are off for all 5 points; type: why w[1]
why w + v
#=> 4 of 6 gradients are 0: 2 sit before products whose other factor is 0, 2 sit before relus that are off for all 5 points; type: why (w + v)[4]
why (w + v)[4]
#=> dloss/d(w + v)[4] = 0.0: it reaches 5 products whose other factor is 0; the first: in relu(Value(k)*1.0)*Value(1) the other factor is 0: relu(Value(k)*1.0) = 0.0

# a model, with folded sums; what it changes: nothing
random.seed(3)
model = MLP(2, [4, 1])
X = [[0.5, -1.0], [1.5, 0.3], [-0.2, 0.9]]
loss = sum([(model(x) - 1)**2 for x in X])
zero_grad; backward loss
before = [p.grad for p in model.parameters()]
why model
#=> all gradients are ordinary numbers; type: explain parameters(model)[0]
model.layers[0].neurons[0].b.data = -100.0
forward loss
zero_grad; backward loss
why model
#=> 4 of 17 gradients are 0: 3 sit before relus that are off for all 3 points, 1 sits before products whose other factor is 0; type: why parameters(model)[0]
why model.parameters()
#=> 4 of 17 gradients are 0: 3 sit before relus that are off for all 3 points, 1 sits before products whose other factor is 0; type: why model.parameters()[0]
zero_grad
why model
#=> 4 of 17 gradients are 0: 3 sit before relus that are off for all 3 points, 1 sits before products whose other factor is 0; type: why parameters(model)[0]
#=> parameters(model)[3].grad is 0.0: gradients were set to 0 since; type: backward loss
