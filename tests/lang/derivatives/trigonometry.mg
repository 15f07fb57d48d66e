# sin' = cos, cos' = -sin, tan' = 1/cos**2.
a = 0.5; b = 0.5; c = 0.5
L = sin(a) + cos(b) + tan(c)
backward L
a.grad     #~> 0.8775825618903728
b.grad     #~> -0.479425538604203
c.grad     #~> 1.2984464104095248
