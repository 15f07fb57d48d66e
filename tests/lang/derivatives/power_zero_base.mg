# At base 0 the exponent's gradient is 0.
a = 0.0; b = 2.0
L = a**b
backward L
print L.data, a.grad, b.grad   #=> 0.0 0.0 0.0
c = 0.0
M = a**c
zero_grad
backward M
print M.data, a.grad, c.grad   #=> 1.0 0.0 0.0
