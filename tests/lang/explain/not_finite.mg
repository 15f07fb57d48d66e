# Products that are not finite are not listed.
x = 0.0
L = log(x) + x
explain x, L
#=> dL/dx = inf, the sum over 2 paths
#=>   a local derivative is not finite; type: why x
#=> x.grad is 0.0: no backward has run yet; type: backward L
y = 1.0
big = y
for i in range(1100) { big = big + big }
explain y, big
#=> dbig/dy = inf, the sum over about 1e331 paths
#=>   their products are finite, the sum is not; type: why y
#=> y.grad is 0.0: no backward has run yet; type: backward big
explain x, L, by="node"
#=> dL/dx = inf, the sum over 2 uses
#=>   log(x)    grad 1.0     × 1/x = inf     = inf
#=>   L         grad 1.0     × 1             = 1.0
#=>                                    sum   = inf
#=>   a number is not finite; type: why x
#=> x.grad is 0.0: no backward has run yet; type: backward L
