# At a = 0 other exponents follow IEEE 754.
a = 0.0; b = 0.0; c = 0.0
L = a**0.5
backward L
print L.data, a.grad     #=> 0.0 inf
M = b**-1
backward M
print M.data, b.grad     #=> inf -inf
N = c**1
backward N
print N.data, c.grad     #=> 0.0 1.0
