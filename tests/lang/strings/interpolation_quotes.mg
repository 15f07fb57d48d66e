# Strings inside the braces may use either quote.
print "{"a" + "b"}"           #=> ab
print "{'a' + 'b'}"           #=> ab
print '{'x'}{"y"}'            #=> xy
print "{join(", ", ["p", "q"])}"   #=> p, q
