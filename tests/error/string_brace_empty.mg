# Braces need an expression.
print "a {} b"     #!> 10: expression
