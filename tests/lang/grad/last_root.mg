# grad shows gradients of the last root.
a = 2.0
L = a*3
M = a*a
backward L
grad a       #=> dL/da = 3.0
zero_grad
backward M
grad a       #=> dM/da = 4.0
