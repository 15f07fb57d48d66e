# the ten worst of many gradients, in a model
import nn
random.seed(1)
model = MLP(2, [4, 1], act="tanh")
L = model([1.0, -2.0])**2
L.backward()
print len(model.parameters())       #=> 17
model.layers[0].neurons[0].w[1].grad *= 1.5
check L, model      #!> a gradient is off: that of parameters(model)[1] is
zero_grad
check L, model.layers[1]

# Contributions that cancel leave a rounding error in the difference: it is shown as 0, and so is the
# relative error.
np.random.seed(1)
random.seed(1)
X, y = make_moons(20)
model = MLP(2, [8, 1])
loss = hinge_loss(map(model, X), [2*k - 1 for k in y])
check loss, model.parameters()[20]
#=> leaf  gradient  difference  relative error  verdict
#=> b          0.0         0.0             0.0  ok
