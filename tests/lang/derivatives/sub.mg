# d(a - b)/db is -1.
a = 2.0; b = -3.0
L = a - b
backward L
print L.data, a.grad, b.grad   #=> 5.0 1.0 -1.0
M = 10 - a
zero_grad
backward M
print M.data, a.grad           #=> 8.0 -1.0
