# The sum over the paths, with each local derivative as a formula and as a number.
a = 2.0; b = -3.0; L = a*b + a**2; backward L; explain a
#=> dL/da = 1.0, the sum over 2 paths
#=>   a → * → L      b = -3.0      × 1     = -3.0
#=>   a → **2 → L    2·a = 4.0     × 1     =  4.0
#=>                                  sum   =  1.0

# symbols=true shows the formulas only.
explain a, symbols=true
#=> dL/da = 1.0, the sum over 2 paths
#=>   a → * → L      b       × 1     = -3.0
#=>   a → **2 → L    2·a     × 1     =  4.0
#=>                            sum   =  1.0
n = tanh(a*b + 1.5)
explain b, n
#=> dn/db = 0.000987034798118902, along 1 path
#=>   b → * → + → n    a = 2.0     × 1     × (1 - n**2) = 0.000493517     = 0.000987035
#=> b.grad is 2.0: the last backward was not that of n
explain b, n, symbols=true
#=> dn/db = 0.000987034798118902, along 1 path
#=>   b → * → + → n    a     × 1     × (1 - n**2)     = 0.000987035
#=> b.grad is 2.0: the last backward was not that of n
explain b, n, by="node", symbols=true
#=> dn/db = 0.000987034798118902, from 1 use
#=>   a*b    grad 0.000493517     × a     = 0.000987035
#=> b.grad is 2.0: the last backward was not that of n

# The main line of the tutorials.
a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; explain a
#=> dL/da = 6.0, along 1 path
#=>   a → * → + → L    b = -3.0     × 1     × f = -2.0     = 6.0
