# a = b = 2.0 makes two leaves.
a = b = 2.0
a in [b]               #=> 0
print a.label, b.label #=> a b
a.data = 5
b.data                 #=> 2.0
