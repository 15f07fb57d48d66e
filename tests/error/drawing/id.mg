# The name of a display.
a = 2.0
draw a, id=3                          #!> 12: the id of a display is a string, not a number
draw a, id=a                          #!> 12: a string, not a Value
draw a, id=""                         #!> 12: at least one character
draw a, id="x" > "a.dot"              #!> 12: a file has no id: give a file or an id, not both
plot [1, 2], id=3                     #!> 17: string
plot sin, id=3                        #!> 14: string
scatter [[1, 2]], id=3                #!> 22: string
image [[1, 2]], id=3                  #!> 20: string
image [[1, 2]], id="x" > "x.svg"      #!> 20: a file has no id
dot a, id="x"                         #!> 8: dot has no parameter 'id'
def score(x) = x[0]
boundary score, [[1, 2]], id=3        #!> 30: string
boundary score, [[1, 2]], id="x" > "x.svg"    #!> 30: a file has no id
