# why: gradients that a program has, and those of backward
a = 2.0; b = 3.0
why a
#=> a.grad is 0.0: no backward has run yet; type: backward L, where L is your result
why [a, b]
#=> no backward has run yet; type: backward L, where L is your result
L = a*b
why a, L
#=> dL/da = 3.0: an ordinary gradient; type: explain a
#=> a.grad is 0.0: no backward has run yet; type: backward L
backward L
why a
#=> dL/da = 3.0: an ordinary gradient; type: explain a
why L
#=> dL/dL = 1.0: the root itself
zero_grad
why a
#=> dL/da = 3.0: an ordinary gradient; type: explain a
#=> a.grad is 0.0: gradients were set to 0 since; type: backward L
a.grad = 5.0
why a
#=> dL/da = 3.0: an ordinary gradient; type: explain a
#=> a.grad is 5.0: gradients were set to 0 since, then this one was changed; type: zero_grad; backward L
zero_grad
backward L
a.grad = nan
why a
#=> dL/da = 3.0: an ordinary gradient; type: explain a
#=> a.grad is nan: it was assigned, or another backward has added to it; type: zero_grad; backward L
a.grad                          #=> nan

# a Value that is not in the graph
M = a*a
why M
#=> dL/dM = 0.0: there is no path from M to L, which was computed before it
why a*3
#=> dL/d(a*3) = 0.0: there is no path from a*3 to L, which was computed before it
why L, a
#=> da/dL = 0.0: there is no path from L to a; the other way round: why a, L
a = 5.0
why a
#=> dL/da = 0.0: there is no path from a to L, which was computed from another Value with that name; compute it again

# the name is free
why = 3.0
why                             #=> Value(data=3.0, grad=0.0)
