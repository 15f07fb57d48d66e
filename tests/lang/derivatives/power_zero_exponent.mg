# a ** 0 has gradient 0, also at 0.
a = 0.0; b = 5.0
L = a**0 + b**0
backward L
print L.data, a.grad, b.grad   #=> 2.0 0.0 0.0
