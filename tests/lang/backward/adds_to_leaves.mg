# A second backward adds to the leaves and resets inner nodes.
a = 2.0; b = 3.0
e = a*b
L = e*e
backward L
print a.grad, e.grad, L.grad   #=> 36.0 12.0 1.0
backward L
print a.grad, e.grad, L.grad   #=> 72.0 12.0 1.0
