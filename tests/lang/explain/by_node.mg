# by="node" shows the uses of a Value: the gradient of the node that uses it times the local
# derivative.
a = 2.0; b = -3.0
L = a*b + a*a
backward L
explain a, by="node"
#=> dL/da = 1.0, the sum over 3 uses
#=>   a*b            grad 1.0     × b = -3.0     = -3.0
#=>   a*a (left)     grad 1.0     × a = 2.0      =  2.0
#=>   a*a (right)    grad 1.0     × a = 2.0      =  2.0
#=>                                        sum   =  1.0
explain b, by="node"
#=> dL/db = 2.0, from 1 use
#=>   a*b    grad 1.0     × a = 2.0     = 2.0
explain L, by="node"  #=> dL/dL = 1.0: the root itself
explain a, by="path"
#=> dL/da = 1.0, the sum over 3 paths
#=>   a → * → L            b = -3.0     × 1     = -3.0
#=>   a → * (left) → L     a = 2.0      × 1     =  2.0
#=>   a → * (right) → L    a = 2.0      × 1     =  2.0
#=>                                       sum   =  1.0

# Of more than 20 uses, the largest are shown.
M = sum([a*i for i in range(25)])
explain a, M, by="node"
#=> dM/da = 300.0, the sum over 25 uses
#=>   a*24.0              grad 1.0     × 24.0     = 24.0
#=>   a*23.0              grad 1.0     × 23.0     = 23.0
#=>   a*22.0              grad 1.0     × 22.0     = 22.0
#=>   a*21.0              grad 1.0     × 21.0     = 21.0
#=>   a*20.0              grad 1.0     × 20.0     = 20.0
#=>   a*19.0              grad 1.0     × 19.0     = 19.0
#=>   a*18.0              grad 1.0     × 18.0     = 18.0
#=>   a*17.0              grad 1.0     × 17.0     = 17.0
#=>   a*16.0              grad 1.0     × 16.0     = 16.0
#=>   a*15.0              grad 1.0     × 15.0     = 15.0
#=>   a*14.0              grad 1.0     × 14.0     = 14.0
#=>   a*13.0              grad 1.0     × 13.0     = 13.0
#=>   a*12.0              grad 1.0     × 12.0     = 12.0
#=>   a*11.0              grad 1.0     × 11.0     = 11.0
#=>   a*10.0              grad 1.0     × 10.0     = 10.0
#=>   a*9.0               grad 1.0     × 9.0      = 9.0
#=>   a*8.0               grad 1.0     × 8.0      = 8.0
#=>   a*7.0               grad 1.0     × 7.0      = 7.0
#=>   a*6.0               grad 1.0     × 6.0      = 6.0
#=>   a*5.0               grad 1.0     × 5.0      = 5.0
#=>   5 more add up to                            = 10.0
#=>                                         sum   = 300.0
#=> a.grad is 1.0: the last backward was not that of M
