# The bare name of a file ends with a blank or ';', and the statement ends with it.
a = 2.0
draw a > one.dot; print 1     #=> 1
draw a > two.dot
print 2                       #=> 2
for i in range(2) { draw a > three.dot }
draw(a) > four.dot   # a remark
dot a > five.dot
print "done"                  #=> done
