# nil prints nothing at top level.
def nothing(x) { print "called", x }
nothing(1)     #=> called 1
nil
let xs = []
xs.append(1)
len(xs)        #=> 1
