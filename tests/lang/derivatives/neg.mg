# d(-a) is -1.
a = 2.0
L = -a
backward L
a.grad     #=> -1.0
