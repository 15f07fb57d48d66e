# Every string interpolates expressions in braces.
a = 2.0
b = -3.0
let k = 3
print "k is {k}"            #=> k is 3
print "{k}{k + 1}"          #=> 34
print "a*b = {(a*b).data}"  #=> a*b = -6.0
print "{a}"                 #=> Value(data=2.0, grad=0.0)
print '{k} too'             #=> 3 too
