# A comma groups the digits before the point by thousands.
print "{1234567:,}"             #=> 1,234,567
print "{999:,} {-1000:,d}"      #=> 999 -1,000
print "{1234567.891:,.2f}"      #=> 1,234,567.89
print "{1234.5:,}"              #=> 1,234.5
print "[{1234567:>12,}]"        #=> [   1,234,567]
print "{1234:010,}"             #=> 00,001,234
print "{1234:08,}"              #=> 0,001,234
print "{-1234:+012,.1f}"        #=> -0,001,234.0
print "{nan:,} {inf:08,}"       #=> nan 00000inf
print "{12345.678:,.1%}"        #=> 1,234,567.8%
a = 1234567
print "{a:,d}"                  #=> 1,234,567
print "{'a':,}"                 #!> ',' in a format is for numbers
