# .precision with type f, e, g.
let x = 3.14159
print "{x:.2f}"            #=> 3.14
print "{x:.0f}"            #=> 3
print "{x:f}"              #=> 3.141590
print "{x:.3e}"            #=> 3.142e+00
print "{1234567.0:e}"      #=> 1.234567e+06
print "{1234567.0:g}"      #=> 1.23457e+06
print "{0.00001234:g}"     #=> 1.234e-05
print "{x:.3g}"            #=> 3.14
