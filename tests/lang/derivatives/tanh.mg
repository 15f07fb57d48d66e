# tanh' is 1 - tanh**2.
x = 0.5
y = tanh(x)
backward y
y.data     #~> 0.46211715726000974
x.grad     #~> 0.7864477329659274
