# A chain of a hundred thousand nodes needs no recursion.
x = 1.0
y = x
for i in range(100000) { y = y + x }
y.data     #=> 100001.0
backward y
x.grad     #=> 100001.0
