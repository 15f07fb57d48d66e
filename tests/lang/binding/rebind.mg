# Rebinding a name leaves the old node as it was.
a = 2.0
b = a*3
a = 5.0
b.data           #=> 6.0
b.prev[0].data   #=> 2.0
a.data           #=> 5.0
