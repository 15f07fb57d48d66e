# a slope that rounding hides, and a root that is no number
a = 2.0
N = (1e17 + a) - 1e17
check N
#=> leaf  gradient  difference  relative error  verdict
#=> a          1.0           -               -  inconclusive: too small to measure, because N is rounded
Q = a*inf
check Q
#=> leaf  gradient  difference  relative error  verdict
#=> a          inf           -               -  inconclusive: Q is inf
