# else must be on the line of the closing brace.
if 0 { print 1 }
else { print 2 }   #!> 1: 'else'
