# d(a**b): b*a**(b - 1) and a**b*log(a).
a = 2.0; b = 3.0
L = a**b
backward L
a.grad     #=> 12.0
b.grad     #~> 5.545177444479562
c = 3.0
M = 2**c
backward M
c.grad     #~> 5.545177444479562
