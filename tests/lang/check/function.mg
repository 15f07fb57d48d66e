# a function at a point: its gradients, and derivatives by hand
def f(x, y) = 3*x**2*y - y
def df(x, y) = [6*x*y, 3*x**2 - 1]
check f, [2.0, 3.0]
#=> input  gradient  difference  relative error  verdict
#=> x          36.0        36.0             0.0  ok
#=> y          11.0        11.0             0.0  ok
check f, [2.0, 3.0], df=df
#=> input    df  difference  relative error  verdict
#=> x      36.0        36.0             0.0  ok
#=> y      11.0        11.0             0.0  ok
def square(x) = x.data**2           # plain numbers have no gradient
def twice(x) = 2*x
check square, 3, df=twice
#=> input  twice  difference  relative error  verdict
#=> x        6.0         6.0             0.0  ok
def total(xs) = sum([x**2 for x in xs])
check total, [1.0, 2.0]
#=> input  gradient  difference  relative error  verdict
#=> xs[0]       2.0         2.0             0.0  ok
#=> xs[1]       4.0         4.0             0.0  ok
check relu, [0.0]
#=> input  gradient  difference  relative error  verdict
#=> x           0.0         0.0             0.0  kink: 0.0 on the left, 1.0 on the right; mgrad takes the left one
