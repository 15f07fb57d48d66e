# Statements that share a line share its comments.
let x = 1; x; x + 1
#=> 1
#=> 2
print "a"; let y = 2           #=> a
let z = 3; z                   #=> 3
if true {
    print "b"
}; print "c"; [4]; nil
#=> b
#=> c
#=> [4]
1/2; 1/3
#~> 0.5
#~> 0.333333333333
print "d"; unknown_thing; print "e"    #!> unknown name 'unknown_thing'
#=> d
print "f"; nil; print "g" ;
#=> f
#=> g
# Output of a line without comments is not part of the next line's.
print "h"; print "i"
print "j"                      #=> j
