# A node on two paths has its full gradient before it is propagated.
a = -2.0; b = 3.0
d = a*b
e = a + b
f = d*e
backward f
print a.grad, b.grad   #=> -3.0 -8.0
print d.grad, e.grad   #=> 1.0 -6.0
