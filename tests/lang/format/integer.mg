# d formats integers; f and e accept them too.
print "{42:d}"      #=> 42
print "{3:.2f}"     #=> 3.00
print "{3:e}"       #=> 3.000000e+00
