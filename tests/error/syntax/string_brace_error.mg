# A mistake inside braces is shown at its place.
a = 2.0
print "a is {a + bb}"    #!> 18: unknown name 'bb'
print "value {a +}"      #!> 18: '}'
