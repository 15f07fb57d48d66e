# grad prints a line for each argument, with the labels of the root and the leaf.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
L = (a*b + c)*f
backward L
grad a         #=> dL/da = 6.0
grad a, b, c
#=> dL/da = 6.0
#=> dL/db = -4.0
#=> dL/dc = -2.0
grad(f)        #=> dL/df = 4.0
