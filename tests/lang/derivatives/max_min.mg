# max and min pass the gradient to the chosen operand.
a = 2.0; b = 3.0
L = max(a, b)
backward L
print a.grad, b.grad   #=> 0.0 1.0
zero_grad
M = min(a, b)
backward M
print a.grad, b.grad   #=> 1.0 0.0
