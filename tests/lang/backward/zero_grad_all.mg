# zero_grad alone zeroes every gradient.
a = 2.0
e = a*a
L = e*3
backward L
zero_grad
print a.grad, e.grad, L.grad   #=> 0.0 0.0 0.0
backward L
zero_grad()
a.grad                         #=> 0.0
