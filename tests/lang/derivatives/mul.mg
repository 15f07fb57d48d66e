# d(a*b)/da is b.
a = 2.0; b = -3.0
L = a*b
backward L
print a.grad, b.grad   #=> -3.0 2.0
