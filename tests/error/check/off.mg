a = 2.0; b = -3.0; L = a*b + a**2
backward L; backward L
check L             #!> 2 gradients are off: that of a is 2.0, but the slope of L is 1.0
zero_grad; backward L
check L
#=> leaf  .grad  difference  relative error  verdict
#=> a       1.0         1.0             0.0  ok
#=> b       2.0         2.0             0.0  ok
b.grad = -2.0
check L, b          #!> a gradient is off: that of b is -2.0, but the slope of L is 2.0
a.grad = nan
check L, a          #!> a gradient is off: that of a is nan, but the slope of L is 1.0
def f(x) = x**2
def df(x) = x
check f, [3.0], df=df       #!> a gradient is off: that of x is 3.0, but the slope of f is 6.0
def g(x) = sqrt(x*x)
check g, 0          #!> that of x is nan, but the slope of g is -1.0 on the left, 1.0 on the right
