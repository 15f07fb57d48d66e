# A brace that is not closed within its string.
print "a {1 + 1"   #!> 10: '{' is never closed in this string: write {{ for a literal brace
print "{1:)>5"     #!> 8: '{' was never closed
print "{1 #}"      #!> 8: a comment is not allowed inside the braces of a string
print "{1:)>5}"    #=> ))))1
