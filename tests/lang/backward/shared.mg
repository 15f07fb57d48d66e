# Gradients of several paths add up.
a = 3.0
b = a + a
backward b
a.grad      #=> 2.0
x = 2.0
y = x*x*x
backward y
x.grad      #=> 12.0
