# Unpacking needs as many values as names.
a, b = [1, 2, 3]   #!> 3
a, b = [1]         #!> 1
for a, b in [[1, 2], [3]] { }   #!> 1
