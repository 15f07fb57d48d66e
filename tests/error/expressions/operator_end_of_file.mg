# The text ends before an operand.
x = 1 +            #!> 8: expected an expression, found the end of the text
