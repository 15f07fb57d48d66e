# time evaluates its statement.
a = 2.0
time a*a
time L = a*3
L.data        #=> 6.0
time for i in range(2) { L = a*i }
time while L.data > 100 { L = a }
L.data        #=> 2.0
# Parentheses belong to the statement.
time(a*a)
time (a + 1)*2
time(a)
