# The gradient is the sum over the paths to the root. All paths are shown if they are at most 20,
# in the order of their operands.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
L = (a*b + c)*f
backward L
explain a
#=> dL/da = 6.0, along 1 path
#=>   a → * → + → L    b = -3.0     × 1     × f = -2.0     = 6.0
explain c
#=> dL/dc = -2.0, along 1 path
#=>   c → + → L    1     × f = -2.0     = -2.0
explain(f)
#=> dL/df = 4.0, along 1 path
#=>   f → L    (a*b + c) = 4.0     = 4.0
explain L  #=> dL/dL = 1.0: the root itself
M = a*b + a
explain a, M
#=> dM/da = -2.0, the sum over 2 paths
#=>   a → * → M    b = -3.0     × 1     = -3.0
#=>   a → M        1                    =  1.0
#=>                               sum   = -2.0
#=> a.grad is 6.0: the last backward was not that of M
explain a, root=M
#=> dM/da = -2.0, the sum over 2 paths
#=>   a → * → M    b = -3.0     × 1     = -3.0
#=>   a → M        1                    =  1.0
#=>                               sum   = -2.0
#=> a.grad is 6.0: the last backward was not that of M

# A square has two paths: the operand is used twice.
s = a*a
explain a, s
#=> ds/da = 4.0, the sum over 2 paths
#=>   a → s (left)     a = 2.0     = 2.0
#=>   a → s (right)    a = 2.0     = 2.0
#=>                          sum   = 4.0
#=> a.grad is 6.0: the last backward was not that of s

# A chain of sums is one step, unless it has a label.
t = a*2 + b + c + f + a*b
explain a, t
#=> dt/da = -1.0, the sum over 2 paths
#=>   a → * → t    2.0          × 1     =  2.0
#=>   a → * → t    b = -3.0     × 1     = -3.0
#=>                               sum   = -1.0
#=> a.grad is 6.0: the last backward was not that of t
explain c, t
#=> dt/dc = 1.0, along 1 path
#=>   c → t    1     = 1.0
#=> c.grad is -2.0: the last backward was not that of t

# Long paths are abbreviated, and the factors that are left out are one number.
u = sigmoid(exp(sin(cos(sigmoid(exp(sin(a)))))))
explain a, u
#=> du/da = 0.010630931194466023, along 1 path
#=>   a → sin → exp → sigmoid → … → exp → u    cos(a) = -0.416147     × exp(sin(a)) = 2.48258     × 0.071146     × … = -0.656511     × exp(sin(cos(…))) = 1.7639     × u·(1 - u) = 0.124898     = 0.0106309
#=> a.grad is 6.0: the last backward was not that of u

# An inner node is explained like a leaf.
d = a*b
e = d*d + d
explain d, e
#=> de/dd = -11.0, the sum over 3 paths
#=>   d → * (left) → e     d = -6.0     × 1     = -6.0
#=>   d → * (right) → e    d = -6.0     × 1     = -6.0
#=>   d → e                1                    =  1.0
#=>                                       sum   = -11.0
#=> d.grad is 0.0: the last backward was not that of e
