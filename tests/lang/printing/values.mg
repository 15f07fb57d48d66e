# print separates arguments by a blank and shows strings without quotes.
print 1, 2.0, "a", [1, "b"]   #=> 1 2.0 a [1, 'b']
a = 2.0
print a, a.data               #=> Value(data=2.0, grad=0.0) 2.0
print "x" + "y", 1 + 1        #=> xy 2
