# A format that does not fit the value.
print "{3.5:d}"    #!> the format 'd'
print "{"a":.2f}"  #!> this is a string
print "{[1]:.2f}"  #!> 13: cannot write a list with the format '.2f': this format is for numbers
