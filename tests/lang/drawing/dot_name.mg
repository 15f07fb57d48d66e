# draw_dot is the name of draw in the tutorials.
a = 2.0
L = 3*a
draw_dot(L)
#=> L = 6.0  grad 0.0  (*)
#=> ├── a = 2.0  grad 0.0
#=> └── 3.0  grad 0.0
draw_dot L
#=> L = 6.0  grad 0.0  (*)
#=> ├── a = 2.0  grad 0.0
#=> └── 3.0  grad 0.0
