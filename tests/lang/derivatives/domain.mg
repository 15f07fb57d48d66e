# Outside the domain, values and gradients follow IEEE 754.
a = -1.0; b = -1.0; c = 0.0
y = log(a)
isnan(y.data)          #=> 1
u = sqrt(b)
backward u
isnan(b.grad)          #=> 1
v = log(c)
backward v
print v.data, c.grad   #=> -inf inf
