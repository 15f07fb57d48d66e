# draw needs a Value.
a = 2.0
draw [a, a]        #!> 6: draw needs a Value, not a list
draw 3             #!> 6: draw needs a Value, not a number
draw "a"           #!> 1: the Value to draw
draw               #!> 1: draw needs the Value to draw
