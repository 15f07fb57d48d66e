# A node without a label begins with its data.
a = 2.0; b = -3.0
draw a*b + 1
#=> -5.0  grad 0.0  (+)
#=> ├── -6.0  grad 0.0  (*)
#=> │   ├── a = 2.0  grad 0.0
#=> │   └── b = -3.0  grad 0.0
#=> └── 1.0  grad 0.0
