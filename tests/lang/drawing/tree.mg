# draw without a file prints a text tree.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
e = a*b
d = e + c
L = d*f
backward L
draw L
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad -2.0  (+)
#=> │   ├── e = -6.0  grad -2.0  (*)
#=> │   │   ├── a = 2.0  grad 6.0
#=> │   │   └── b = -3.0  grad -4.0
#=> │   └── c = 10.0  grad -2.0
#=> └── f = -2.0  grad 4.0
