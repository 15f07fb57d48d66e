# Two values side by side need an operator.
a = 2.0; b = 3.0
a b                #!> 3: expected the end of the statement or an operator, found 'b'
x = 1 2            #!> 7: expected the end of the statement or an operator, found '2'
print "a" "b"      #!> 11: missing comma before '"b"'
