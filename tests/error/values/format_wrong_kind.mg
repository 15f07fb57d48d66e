# A format that does not fit the value.
print "{3.5:d}"    #!> the format 'd': type d is for whole numbers, and this is none: .0f rounds it
print "{nan:d}"    #!> type d is for whole numbers
print "{2.0:.2d}"  #!> an integer has no decimals to cut
print "{"a":.2f}"  #!> this is a string
print "{[1]:.2f}"  #!> 13: cannot write a list with the format '.2f': this format is for numbers
