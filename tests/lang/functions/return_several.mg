# return a, b returns a list, which can be unpacked.
def f(x) { return x, x*x }
f(3)               #=> [3, 9]
p, q = f(4)
p + q              #=> 20
