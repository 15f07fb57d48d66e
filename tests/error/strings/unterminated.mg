# A string ends on its line.
print "abc         #!> 7: unterminated string
x = 'it            #!> 5: unterminated string
