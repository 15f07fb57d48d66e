# The text ends before an operand.
x = 1 +            #!> end
