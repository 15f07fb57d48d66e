# quit ends a program; what stands behind it is not run.
print "before"   #=> before
quit
unknown_thing
