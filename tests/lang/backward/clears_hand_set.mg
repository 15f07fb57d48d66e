# Gradients of inner nodes set by hand last until the next backward.
a = 2.0
e = a*a
L = e*3
e.grad = 100.0
L.grad = 50.0
backward L
print a.grad, e.grad, L.grad   #=> 12.0 3.0 1.0
