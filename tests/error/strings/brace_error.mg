# An error inside braces is reported at its place.
a = 2.0
print "a is {a + bb}"    #!> 18: unknown name 'bb'
print "value {a +}"      #!> 18: expected an expression, found '}'
