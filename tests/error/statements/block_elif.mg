# elif must be on the line of the block before it.
x = 1
if x > 2 { print "a" }
elif x > 1 { print "b" }       #!> 1: 'elif' must be on the same line as the '}' before it
