# The expression of the first lessons.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
e = a*b
d = e + c
L = d*f
backward L
print L.data                            #=> -8.0
print a.grad, b.grad, c.grad, f.grad    #=> 6.0 -4.0 -2.0 4.0
print d.grad, e.grad, L.grad            #=> -2.0 -2.0 1.0
