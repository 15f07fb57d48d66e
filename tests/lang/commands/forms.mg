# A command needs no parentheses at the start of a statement, and may have them.
print 1, 2          #=> 1 2
print(1, 2)         #=> 1 2
print (1 + 2)*2     #=> 6
print(1 + 2)*2      #=> 6
print (1), (2)      #=> 1 2
print [1, 2][0]     #=> 1
print -1            #=> -1
print "a"           #=> a
