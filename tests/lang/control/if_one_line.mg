# Blocks may be on one line.
let x = 1
if x { print "yes" } else { print "no" }   #=> yes
if not x { print "yes" } else if x == 1 { print "one" }   #=> one
