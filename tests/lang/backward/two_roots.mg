# Leaves shared by two roots get gradients from both.
a = 2.0
L = a*3
M = a*a
backward L
backward M
a.grad     #=> 7.0
L.grad     #=> 1.0
