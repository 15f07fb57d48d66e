# Fields that cannot be assigned.
a = 2.0
b = a*a
b.op = "+"         #!> 3: 'op' cannot be assigned: it says how the Value was computed
b.prev = []        #!> 3: 'prev' cannot be assigned: it says how the Value was computed
