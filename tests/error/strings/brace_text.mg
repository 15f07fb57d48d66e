# Single braces in a text that should contain them literally.
print "a set {|} of"   #!> 15: an expression cannot begin with '|'
print "{ }"            #!> 8: empty braces in a string
print "{:.2f}"         #!> 8: empty braces in a string
print "{*}"            #!> 9: an expression cannot begin with '*'
print "{\n}"           #!> 9: an expression cannot begin with '\'
print "{{|}}"          #=> {|}
let x = 1
print "{x!r}"          #!> 10: '!r' is not in the language
print "{x!}"           #!> 10: write 'not' instead of '!'
print "{x != 2}"       #=> 1
