# After forward, backward uses the new data.
x = 3.0
y = x**2
x.data = 5
forward(y)
backward y
print y.data, x.grad   #=> 25.0 10.0
