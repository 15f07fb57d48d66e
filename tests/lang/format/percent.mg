# % multiplies by a hundred.
print "{0.256:.1%}"   #=> 25.6%
print "{0.5:%}"       #=> 50.000000%
print "{1:.0%}"       #=> 100%
