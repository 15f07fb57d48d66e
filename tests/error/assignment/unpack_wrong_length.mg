# Unpacking needs as many values as names.
a, b = [1, 2, 3]   #!> a list of 3 into 2
a, b = [1]         #!> a list of 1 into 2
for a, b in [[1, 2], [3]] { }   #!> a list of 1 into 2
