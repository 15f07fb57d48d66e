# The exponent's gradient is nan if the base is negative.
a = -2.0; b = 3.0
L = a**b
backward L
L.data          #=> -8.0
a.grad          #=> 12.0
isnan(b.grad)   #=> 1
