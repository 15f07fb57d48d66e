# at a kink any gradient between the slopes on both sides passes, and the choice is named
a = 0.0
R = relu(a); check R
#=> leaf  gradient  difference  relative error  verdict
#=> a          0.0         0.0             0.0  kink of R: 0.0 on the left, 1.0 on the right; mgrad takes the left one
A = 2*abs(a); check A
#=> leaf  gradient  difference  relative error  verdict
#=> a          0.0         0.0             0.0  kink of abs(a): -2.0 on the left, 2.0 on the right; mgrad takes 0.0
M = max(a, 3*a); check M
#=> leaf  gradient  difference  relative error  verdict
#=> a          1.0         1.0             0.0  kink of M: 1.0 on the left, 3.0 on the right; mgrad takes the left one
D = relu(a) - relu(-a); check D
#=> leaf  gradient  difference  relative error  verdict
#=> a          0.0         1.0             1.0  kink of relu(a): 1.0 on both sides; mgrad takes 0.0
a.grad = 0.25
check R
#=> leaf  .grad  difference  relative error  verdict
#=> a      0.25        0.25             0.0  kink of R: 0.0 on the left, 1.0 on the right; mgrad takes the left one
a.data = 1e-9; zero_grad; forward R
check R
#=> leaf  gradient  difference  relative error  verdict
#=> a          1.0         1.0             0.0  ok
