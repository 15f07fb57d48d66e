# zero_grad takes a Value, a list or a module.
a = 2.0; b = 3.0; c = 4.0
L = a*b*c
backward L
zero_grad a
print a.grad, b.grad, c.grad   #=> 0.0 8.0 6.0
zero_grad [b]
print a.grad, b.grad, c.grad   #=> 0.0 0.0 6.0
c.zero_grad()
c.grad                         #=> 0.0
