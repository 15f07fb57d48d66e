# .data of any node is a float and can be assigned, also with += and the like.
a = 2
a.data          #=> 2.0
a.data = 5
a.data          #=> 5.0
a.data += 0.5
a.data          #=> 5.5
a.data *= 2
a.data          #=> 11.0
L = a*a
L.data = 1.5
L               #=> Value(data=1.5, grad=0.0)
