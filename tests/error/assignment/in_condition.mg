# The caret is below = in a condition.
let x = 1
if x = 1 { print "yes" }      #!> 6: '='
while x = 1 { break }         #!> 9: '='
y = 2 if x = 1 else 3         #!> 12: '='
