# + shows every sign, a blank reserves its place, - is the default.
print "{3:+d} {-3:+d}"       #=> +3 -3
print "[{3: d}] [{-3: d}]"   #=> [ 3] [-3]
print "{3:-d}"               #=> 3
print "{1.5:+.2f}"           #=> +1.50
