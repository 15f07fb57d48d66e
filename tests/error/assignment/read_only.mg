# Fields that cannot be assigned.
a = 2.0
b = a*a
b.op = "+"         #!> 3: op
b.prev = []        #!> 3: prev
