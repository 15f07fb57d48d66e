# Any character may pad, and 0 before the width pads after the sign.
print "{"ab":*^6}"       #=> **ab**
print "{7:0>3}"          #=> 007
print "{7:03d}"          #=> 007
print "{-7:05d}"         #=> -0007
print "{-3.5:08.2f}"     #=> -0003.50
print "{"x":→>3}"        #=> →→x
