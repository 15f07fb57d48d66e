# quit ends a program; statements after it do not run.
print "before"   #=> before
if true {
    quit
    unknown_thing
}
