# the gradients of a backward, or of one that leaves no trace
a = 2.0; b = -3.0; L = a*b + a**2
check L
#=> leaf  gradient  difference  relative error  verdict
#=> a          1.0         1.0             0.0  ok
#=> b          2.0         2.0             0.0  ok
print a.grad, L.grad                #=> 0.0 0.0
backward L
check L, b
#=> leaf  .grad  difference  relative error  verdict
#=> b       2.0         2.0             0.0  ok
check(L, [a, b])
#=> leaf  .grad  difference  relative error  verdict
#=> a       1.0         1.0             0.0  ok
#=> b       2.0         2.0             0.0  ok
print a.grad, b.grad, L.grad, a.data, L.data        #=> 1.0 2.0 1.0 2.0 -2.0
