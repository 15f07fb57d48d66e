# A loop builds a graph node by node.
x = 2.0
y = x
for i in range(3) { y = y*x }
backward y
print y.data, x.grad   #=> 16.0 32.0
