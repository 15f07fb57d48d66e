# Quotes from a word processor.
print “abc”        #!> 7: “
print ‘abc’        #!> 7: ‘
