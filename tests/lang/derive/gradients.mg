# The graph of a gradient has formulas, too.
a = 2.0; b = -3.0
L = a**3*b
g = gradient(L, a)
derive g
#=> dg/da = 6*a*b
#=> dg/db = 3*a**2
derive gradient(relu(a)*b, a), b
#=> d(gradient(relu(a)*b, a))/db = 1 where a > 0, else 0
