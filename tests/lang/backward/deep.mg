# backward does not recurse on a chain of twenty thousand nodes.
x = 1.0
y = x
for i in range(20000) { y = y + x }
y.data     #=> 20001.0
backward y
x.grad     #=> 20001.0
