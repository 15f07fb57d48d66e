# d formats integers; f and e accept them too.
print "{42:d}"      #=> 42
print "{3:.2f}"     #=> 3.00
print "{3:e}"       #=> 3.000000e+00
# d also formats a float or a Value without a fraction.
n = 3
print "{n:d} {n:04d} {2.0:+d} {-0.0:d} {1e20:d} {-1e20:d}"
#=> 3 0003 +2 0 100000000000000000000 -100000000000000000000
