# the distance shrinks until the function is defined on both sides, or on one
x = 1e-12; L = log(x); check L
#=> leaf         gradient       difference  relative error  verdict
#=> x     1000000000000.0  1000000000000.0         2.7e-12  ok
y = 1.0; A = y**1.5; B = 2 + sqrt(1 - y); check A
#=> leaf  gradient  difference  relative error  verdict
#=> y          1.5         1.5             0.0  ok
check B
#=> leaf  gradient  difference  relative error  verdict
#=> y         -inf           -               -  inconclusive: the differences do not settle
