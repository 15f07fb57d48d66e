# Two values side by side need an operator.
a = 2.0; b = 3.0
a b                #!> 3: 'b'
x = 1 2            #!> 7: '2'
print "a" "b"      #!> 11: "b"
