# exp' is exp, log' is 1/x.
x = 0.5
y = exp(x)
backward y
x.grad     #~> 1.6487212707001282
z = 0.5
u = log(z)
backward u
u.data     #~> -0.6931471805599453
z.grad     #=> 2.0
