# Functions are values: they may be list elements and arguments.
def twice(f, x) = f(f(x))
def inc(x) = x + 1
twice(inc, 3)          #=> 5
fs = [inc, abs, tanh]
fs[0](1)               #=> 2
fs[1](-4)              #=> 4
[f(0) for f in fs]     #=> [1, 0, 0.0]
