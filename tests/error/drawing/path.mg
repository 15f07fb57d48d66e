# path needs one Value that is drawn, and one under it.
a = 2.0; b = -3.0
L = a*b
M = b*b
draw M, path=a               #!> 14: there is no path from this Value to the one that is drawn
draw a, path=L               #!> there is no path
draw L, path=3               #!> draw needs a Value, not a number
draw L, M, path=b            #!> path needs one Value to draw, not 2
draw L, path=a, fold=true    #!> leave out fold, depth and frames
draw L, path=a, depth=1      #!> leave out fold, depth and frames
draw L, path=a, frames=true > "s-%d.dot" #!> leave out fold, depth and frames
draw L, depth=0              #=> L = -6.0  grad 0.0  (*)
#=> ├── […]  2 nodes
#=> └── […]  2 nodes  (shown above)
