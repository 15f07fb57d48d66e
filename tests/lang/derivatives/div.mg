# d(a/b): 1/b and -a/b**2.
a = 6.0; b = 4.0
L = a/b
backward L
print L.data, a.grad, b.grad   #=> 1.5 0.25 -0.375
c = 2.0
M = 3/c
backward M
print M.data, c.grad           #=> 1.5 -0.75
