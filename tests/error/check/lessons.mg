# The mistakes that lessons 34 and 35 show as comments, because an error ends a script
import nn
a = 2.0; b = -3.0; c = 10.0
L = (a*b + c)**3
backward L
backward L
check L             #!> 3 gradients are off: that of a is -288.0, but the slope of L is -144.0
zero_grad

a = 3.0
d = a + a
backward d
a.grad = 1.0
check d             #!> a gradient is off: that of a is 1.0, but the slope of d is 2.0
zero_grad

def f(x) = x**2 * (x + 1)
def df(x) = 2*x * 1
check f, [1.5], df=df           #!> a gradient is off: that of x is 3.0, but the slope of f is 9.75

random.seed(1)
model = MLP(2, [4, 1], act="tanh")
loss = mse_loss([model([1, -2]), model([0.5, 3])], [1, -1])
backward loss
model.parameters()[5].grad *= 1.01
check loss, model   #!> a gradient is off: that of parameters(model)[5] is -0.0572421383601

x = 0.0
r = relu(x)
x.grad = 1.5
check r             #!> a gradient is off: that of x is 1.5, but the slope of r is 0.0 on the left, 1.0 on the right
