# Paths with a factor of 0 are counted, and the node that has it is named.
x = 2.0; w = 3.0
n = relu(x - 3)
L = n*w + x
explain x, L
#=> dL/dx = 1.0, the sum over 2 paths
#=>   x → L    1     = 1.0
#=>   1 path has a factor of 0:
#=>     x → + → n: the relu is off, because its input is -1.0
#=> x.grad is 0.0: no backward has run yet; type: backward L
explain w, L
#=> dL/dw = 0.0, along 1 path
#=>   1 path has a factor of 0:
#=>     w → *: the other factor, n, is 0

# The relu that is nearest to the Value is named, also if all later ones are off.
M = relu(relu(x - 5)*w)
explain x, M
#=> dM/dx = 0.0, along 1 path
#=>   1 path has a factor of 0:
#=>     x → + → ReLU: the relu is off, because its input is -3.0
N = max(x, w) + clamp(x, 0, 1) + x*0
explain x, N
#=> dN/dx = 0.0, the sum over 3 paths
#=>   3 paths have a factor of 0:
#=>     x → max: the result is the other operand, 3.0
#=>     x → clamp(0, 1): its derivative is 0, because its input is 2.0
#=>     x → *: the other factor is 0

# Nodes with the same text are counted.
s = sum([relu(-x) for i in range(5)])
explain x, s
#=> ds/dx = 0.0, the sum over 5 paths
#=>   5 paths have a factor of 0:
#=>     x → * → ReLU: the relu is off, because its input is -2.0
#=>     and at 4 more nodes
