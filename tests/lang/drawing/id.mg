# Where nothing can be replaced, a display with an id is like one without.
a = 2.0
draw a, id="a"              #=> a = 2.0  grad 0.0
a.grad = 1.0
draw a, id="a"              #=> a = 2.0  grad 1.0
draw a, depth=0, id="a"     #=> a = 2.0  grad 1.0
