# Functions build graphs from their Value arguments.
def f(x) = 3*x**2 - 4*x + 5
f(3.0)        #=> 20.0
x = 3.0
y = f(x)
backward y
y.data        #=> 20.0
x.grad        #=> 14.0
