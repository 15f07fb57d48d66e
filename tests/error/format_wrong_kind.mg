# A format that does not fit the value.
print "{3.5:d}"    #!> 'd'
print "{"a":.2f}"  #!> 'f'
print "{[1]:.2f}"  #!> list
