# d(a + b) is 1 for both.
a = 2.0; b = -3.0
L = a + b
backward L
print a.grad, b.grad, L.grad   #=> 1.0 1.0 1.0
