# A bracket closed by another kind.
x = [1, 2)         #!> 10: ')' does not match the '[' before it
x = (1 + 2]        #!> 11: ']' does not match the '(' before it
