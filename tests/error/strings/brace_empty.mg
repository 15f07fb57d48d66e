# Braces need an expression.
print "a {} b"     #!> 10: nothing between the braces
