# The name of a Value without a label is the argument, and on the paths its last part.
import nn
seed(1)
model = MLP(2, [2, 1])
L = model([1.0, -2.0])
backward L
xs = [Value(2.0), Value(3.0)]
M = xs[0]*xs[1]
explain xs[0], M
#=> dM/dxs[0] = 3.0, along 1 path
#=>   xs[0] → M    Value(3.0) = 3.0     = 3.0
#=> xs[0].grad is 0.0: the last backward was not that of M
explain xs[1], M
#=> dM/dxs[1] = 2.0, along 1 path
#=>   xs[1] → M    Value(2.0) = 2.0     = 2.0
#=> xs[1].grad is 0.0: the last backward was not that of M

# A difference is written as the program wrote it, though its node adds the number -1.
y = 2.0
explain y, (y - 1)**2
#=> d((y - 1.0)**2)/dy = 2.0, along 1 path
#=>   y → + → **2    1     × 2·(y - 1.0) = 2.0     = 2.0
#=> y.grad is 0.0: the last backward was not that of (y - 1.0)**2
negative = -1.0
explain y, (y + negative)**2, by="node"
#=> d((y + negative)**2)/dy = 2.0, from 1 use
#=>   y + negative    grad 2.0     × 1     = 2.0
#=> y.grad is 0.0: the last backward was not that of (y + negative)**2

# The words of the command can be bound.
explain = 3.0
explain explain, explain*explain
#=> d(explain*explain)/dexplain = 6.0, the sum over 2 paths
#=>   explain → * (left)     explain = 3.0     = 3.0
#=>   explain → * (right)    explain = 3.0     = 3.0
#=>                                      sum   = 6.0
#=> explain.grad is 0.0: the last backward was not that of explain*explain
