# Decimal rounding uses the exact value of the double.
print "{2.5:.0f} {3.5:.0f}"     #=> 2 4
print "{2.675:.2f}"             #=> 2.67
print "{0.1:.20f}"              #=> 0.10000000000000000555
