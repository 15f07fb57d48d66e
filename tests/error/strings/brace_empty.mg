# Braces need an expression.
print "a {} b"     #!> 10: empty braces in a string
