# A comparison of Values gives a plain 1 or 0.
a = 2.0
b = 3.0
a < b         #=> 1
a == 2        #=> 1
a != 2.0      #=> 0
3 >= b        #=> 1
(a < b) + 1   #=> 2
