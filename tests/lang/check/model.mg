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
