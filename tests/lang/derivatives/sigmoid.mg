# sigmoid' is s*(1 - s).
x = 0.5
y = sigmoid(x)
backward y
y.data     #~> 0.6224593312018546
x.grad     #~> 0.2350037122015945
