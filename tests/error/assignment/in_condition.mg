# The caret is below = in a condition.
let x = 1
if x = 1 { print "yes" }      #!> 6: expected '{' to open a block, found '='
while x = 1 { break }         #!> 9: expected '{' to open a block, found '='
y = 2 if x = 1 else 3         #!> 12: expected 'else' in 'x if condition else y', found '='
