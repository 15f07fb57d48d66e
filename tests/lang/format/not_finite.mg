# nan and inf are written as words.
print "{nan:.2f}"       #=> nan
print "[{inf:8.2f}]"    #=> [     inf]
print "{-inf:f}"        #=> -inf
