# Nodes deeper than depth become one box with their number.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
e = a*b
d = e + c
L = d*f
draw L, depth=1
#=> L = -8.0  grad 0.0  (*)
#=> ├── d = 4.0  grad 0.0  (+)
#=> │   ├── […]  4 nodes
#=> │   └── […]  4 nodes  (shown above)
#=> └── f = -2.0  grad 0.0
draw L, depth=2
#=> L = -8.0  grad 0.0  (*)
#=> ├── d = 4.0  grad 0.0  (+)
#=> │   ├── e = -6.0  grad 0.0  (*)
#=> │   │   ├── […]  2 nodes
#=> │   │   └── […]  2 nodes  (shown above)
#=> │   └── c = 10.0  grad 0.0
#=> └── f = -2.0  grad 0.0
draw(L, depth=0)
#=> L = -8.0  grad 0.0  (*)
#=> ├── […]  6 nodes
#=> └── […]  6 nodes  (shown above)

# A sufficient depth shows the whole graph.
dot(L, depth=3) == dot(L)     #=> 1
dot(L, depth=100) == dot(L)   #=> 1

# A value near one root that is also used deep below is shown, and has an edge into the box.
x = 3.0
far = exp(exp(exp(x)*x))
near = far*x
draw near, depth=1
#=> near = inf  grad 0.0  (*)
#=> ├── far = inf  grad 0.0  (exp)
#=> │   └── […]  3 nodes
#=> │       └── x = 3.0  grad 0.0
#=> └── x = 3.0  grad 0.0
