# Either quote delimits a string and may contain the other quote.
print "it's"          #=> it's
print 'say "hi"'      #=> say "hi"
print "say \"hi\""    #=> say "hi"
print 'it\'s'         #=> it's
"a" == 'a'            #=> 1
