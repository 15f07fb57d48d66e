# quit ends a program; statements after it do not run.
print "before"   #=> before
quit
unknown_thing
