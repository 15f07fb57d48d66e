# time evaluates its statement.
a = 2.0
time a*a
time L = a*3
L.data        #=> 6.0
