# d writes integers; f and e take them as well.
print "{42:d}"      #=> 42
print "{3:.2f}"     #=> 3.00
print "{3:e}"       #=> 3.000000e+00
