# draw needs a Value.
a = 2.0
draw [a, a]        #!> 6: list
draw 3             #!> 6: Value
draw "a"           #!> 1: the Value to draw
draw               #!> draw
