# Single braces in a text that should contain them literally.
print "a set {|} of"   #!> 15: no expression begins with '|'
print "{ }"            #!> 8: nothing between the braces
print "{:.2f}"         #!> 8: nothing between the braces
print "{*}"            #!> 9: no expression begins with '*'
print "{\n}"           #!> 9: no expression begins with '\'
print "{{|}}"          #=> {|}
let x = 1
print "{x!r}"          #!> 10: '!r' is not in the language
print "{x!}"           #!> 10: write 'not' instead of '!'
print "{x != 2}"       #=> 1
