# sqrt' is 1/(2*sqrt(x)); infinite at 0.
x = 4.0; z = 0.0
y = sqrt(x)
backward y
print y.data, x.grad   #=> 2.0 0.25
u = sqrt(z)
backward u
print u.data, z.grad   #=> 0.0 inf
