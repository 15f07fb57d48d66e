# In a condition a Value means its data.
a = 0.0
b = 2.0
1 if a else 0   #=> 0
1 if b else 0   #=> 1
not a           #=> 1
if b - 2 { print "not zero" } else { print "zero" }   #=> zero
