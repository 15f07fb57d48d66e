# A leaf and a constant are one line each.
a = 2.0
draw a             #=> a = 2.0  grad 0.0
draw(Value(3.0))   #=> 3.0  grad 0.0
a.draw()           #=> a = 2.0  grad 0.0
