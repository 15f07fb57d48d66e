# Nodes named by hand, gradients written by hand, then a step uphill.
a = Value(1.5, label='a')
b = Value(-2.0, label='b')
c = Value(data=4.0, label='c')
e = a*b; e.label = 'e'
d = e + c; d.label = 'd'
f = Value(-3.0, label='f')
L = d * f; L.label = 'L'
L                        #=> Value(data=-3.0, grad=0.0)
L.grad = 1.0
d.grad = f.data * L.grad
f.grad = d.data * L.grad
c.grad = e.grad = d.grad
a.grad = b.data * e.grad
b.grad = a.data * e.grad
print(a.grad, b.grad, c.grad, f.grad)   #=> 6.0 -4.5 -3.0 1.0
a.data += 0.01 * a.grad
b.data += 0.01 * b.grad
c.data += 0.01 * c.grad
f.data += 0.01 * f.grad
e = a*b
d = e + c
L = d * f
print(L.data)            #~> -2.331602
