# + joins strings, * repeats them.
print "ab" + "cd"    #=> abcd
print "ab"*3         #=> ababab
print 2*"-="         #=> -=-=
len("x"*0)           #=> 0
let s = "a"
s += "b"
print s              #=> ab
