# The same graph gives the same text.
a = 2.0; b = -3.0
e = tanh(a*b + a)
dot(e) == dot(e)          #=> 1
let one = dot(e)
f = tanh(a*b + a)
f.label = "e"
one == dot(f)             #=> 1
