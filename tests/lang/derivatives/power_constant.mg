# d(a**k)/da is k*a**(k - 1).
a = 3.0
L = a**2
backward L
print L.data, a.grad     #=> 9.0 6.0
b = 2.5
M = b**1.5
backward M
M.data     #~> 3.952847075210474
b.grad     #~> 2.3717082451262845
c = 4.0
N = c**-1
backward N
print N.data, c.grad     #=> 0.25 -0.0625
