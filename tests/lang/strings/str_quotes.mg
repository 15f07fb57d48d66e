# Either quote delimits; the other one stands for itself inside.
print "it's"          #=> it's
print 'say "hi"'      #=> say "hi"
print "say \"hi\""    #=> say "hi"
print 'it\'s'         #=> it's
"a" == 'a'            #=> 1
