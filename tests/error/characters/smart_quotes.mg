# Quotes from a word processor.
print “abc”        #!> 7: unexpected character '“': write "
print ‘abc’        #!> 7: unexpected character '‘': write '
