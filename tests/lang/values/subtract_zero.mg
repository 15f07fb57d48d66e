# The integer 0 is subtracted as 0.0, the float 0.0 as -0.0; Python gives the same sums.
a = -0.0
a - 0               #=> Value(data=0.0, grad=0.0)
(a - 0).prev        #=> [Value(data=-0.0, grad=0.0), Value(data=0.0, grad=0.0)]
a - 0.0             #=> Value(data=-0.0, grad=0.0)
(a - 0.0).prev      #=> [Value(data=-0.0, grad=0.0), Value(data=-0.0, grad=0.0)]
a - false           #=> Value(data=0.0, grad=0.0)
(a - 3).prev        #=> [Value(data=-0.0, grad=0.0), Value(data=-3.0, grad=0.0)]
b = -0.0
b -= 0
b                   #=> Value(data=0.0, grad=0.0)
