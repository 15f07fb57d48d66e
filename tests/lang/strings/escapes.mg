# \n \t \\ \" \' \{ \} are the escapes.
print "a\nb"
#=> a
#=> b
len("a\tb")          #=> 3
"a\tb" == "a	b"      #=> 1
print "one\\two"     #=> one\two
print "\{x\}"        #=> {x}
len("\\\"\'\{\}")    #=> 5
