# Plotting a function makes nodes but changes no gradient.
a = 2.0
L = a*a
backward L
def f(x) = a*x + L
def side(x) = a*x[0] - L*x[1]
plot f, -1, 1 > f.svg
boundary side, [[-1, 0], [1, 0]], grid=20 > b.svg
grad a                  #=> dL/da = 4.0
L.grad                  #=> 1.0
len(topo(L))            #=> 2
