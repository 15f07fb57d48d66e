# .data is a plain number: its graph is gone.
a = 2.0
L = a*a
backward L.data    #!> 10: backward needs a Value, not a number
