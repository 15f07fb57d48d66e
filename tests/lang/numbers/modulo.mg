# The remainder has the sign of the divisor.
7 % 3       #=> 1
-7 % 3      #=> 2
7 % -3      #=> -2
-7 % -3     #=> -1
6 % 3       #=> 0
-7.5 % 2    #=> 0.5
5.5 % -2    #=> -0.5
