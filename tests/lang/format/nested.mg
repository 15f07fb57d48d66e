# Expressions in braces are parts of a format.
w = 10; p = 2; x = 3.14159
print "[{x:{w}}]"               #=> [   3.14159]
print "[{x:{w}.{p}f}]"          #=> [      3.14]
print "[{x.data:<{w + 2}.{p}f}]"    #=> [3.14        ]
print "{{{x:{w}.{p}f}}}"        #=> {      3.14}
let align = "^"
print "[{'ab':*{align}{w}}]"    #=> [****ab****]
print "[{7:{len('abc')}}]"      #=> [  7]
print "[{7:{w:d}}]"             #=> [         7]
for n in [4, 6.0] { print "[{x:{n}.1f}]" }
#=> [ 3.1]
#=> [   3.1]
print "{x:{w / 4}}"             #!> a number in a format is whole, not a fraction
print "{x:{nil}}"               #!> cannot write a Value with the format 'nil'
print "{x:{p}q}"                #!> no such format
print "{x:{2000}}"              #!> the largest width is 1000
print "{x:{}}"                  #!> empty braces in a string
