# A brace that is not closed within its string.
print "a {1 + 1"   #!> '{'
