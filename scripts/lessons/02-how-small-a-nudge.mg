# 2. How small should a nudge be?
#
# The slope measured with a nudge h is not exactly the true one. Here is its error at
# x = 4, where the true slope is 20, for smaller and smaller h.

def f(x) = 3*x**2 - 4*x + 5
def df(x) = 6*x - 4
def slope(x, h=0.001) = (f(x + h) - f(x)) / h

df(4)                           #=> 20

for h in [0.1, 0.001, 0.0001, 0.00001, 0.000001] {
    print(abs(slope(4, h) - df(4)))
}
#=> 0.2999999999999403
#=> 0.0030000000026575435
#=> 0.00029999997821050783
#=> 2.9998357149452204e-05
#=> 2.990627763210796e-06

# The error shrinks with the nudge: it is 3h, because (f(x + h) - f(x)) / h is exactly
# 6x - 4 + 3h. So should h be as small as a computer can represent?

for h in [1e-8, 1e-10, 1e-12, 1e-14, 1e-16] {
    print(f"{h:.0e} {abs(slope(4, h) - df(4)):.1e}")
}
#=> 1e-08 2.3e-07
#=> 1e-10 1.7e-06
#=> 1e-12 1.8e-03
#=> 1e-14 1.0e-01
#=> 1e-16 2.0e+01

# No: a float has about 16 digits. f(x + h) and f(x) agree in nearly all of them, so
# their difference has only a few correct digits. At 1e-16 it has none:

4 + 1e-16 == 4                  #=> 1

# Nudging is good for checking slopes, not for computing them. It also needs a run of f
# for every input. The following lessons find all slopes in one pass.
