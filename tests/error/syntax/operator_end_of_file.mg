# The text ends where an operand is missing.
x = 1 +            #!> end
