# The smallest integer has no positive counterpart.
let m = -9223372036854775807 - 1
-m        #=> 9.223372036854776e+18
m // -1   #=> 9.223372036854776e+18
m % -1    #=> 0
abs(m)    #=> 9.223372036854776e+18
m * -1    #=> 9.223372036854776e+18
