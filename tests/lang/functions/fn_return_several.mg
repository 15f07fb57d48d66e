# return a, b makes a list, which unpacks.
def f(x) { return x, x*x }
f(3)               #=> [3, 9]
p, q = f(4)
p + q              #=> 20
