# a - b shows the factor -1, as in micrograd.
a = 5.0; b = 3.0
d = a - b
draw d
#=> d = 2.0  grad 0.0  (+)
#=> ├── a = 5.0  grad 0.0
#=> └── -3.0  grad 0.0  (*)
#=>     ├── b = 3.0  grad 0.0
#=>     └── -1.0  grad 0.0
