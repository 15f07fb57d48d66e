# A computed number stays a plain number.
n = len([1, 2, 3])
n         #=> 3
a = 2.0
y = a.data
y         #=> 2.0
z = y*3
z         #=> 6.0
k = 0 + n
k         #=> 3
