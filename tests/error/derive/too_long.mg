# A formula that nobody could read is an error, also one of a large graph.
a = 2.0; b = 1.0
y = a
for i in range(40) { y = tanh(y*y + b)*y }
derive y, a             #!> 8: the formula is too long to be read
for i in range(100000) { y = y*a + b }
derive y                #!> 8: the formula is too long to be read
derive y, a             #!> 8: the formula is too long to be read
# The next one is not.
L = a*b
derive L, b             #=> dL/db = a
