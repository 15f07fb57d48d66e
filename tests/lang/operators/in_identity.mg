# in finds a Value by identity; == compares data.
a = 2.0
b = 2.0
a == b            #=> 1
a in [a, b]       #=> 1
b in [a]          #=> 0
a not in [b]      #=> 1
a in [Value(2.0)] #=> 0
