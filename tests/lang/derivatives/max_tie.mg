# In a tie the first operand gets the gradient.
a = 2.0; b = 2.0
L = max(a, b)
backward L
print a.grad, b.grad   #=> 1.0 0.0
zero_grad
M = min(a, b)
backward M
print a.grad, b.grad   #=> 1.0 0.0
