# path=a shows how much of dL/da each operand on the paths from a to L carries.
a = 2.0; b = -3.0
L = a*b + a**2 + relu(-a)
draw L, path=a
#=> L = -2.0  grad 0.0  (+)
#=> ├── -2.0  grad 0.0  (+)  path 1.0
#=> │   ├── -6.0  grad 0.0  (*)  path -3.0
#=> │   │   ├── a = 2.0  grad 0.0  path -3.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── 4.0  grad 0.0  (**2)  path 4.0
#=> │       └── a = 2.0  grad 0.0  path 4.0
#=> └── 0.0  grad 0.0  (ReLU)  path 0.0
#=>     └── -2.0  grad 0.0  (*)  path 0.0
#=>         ├── a = 2.0  grad 0.0  path 0.0
#=>         └── -1.0  grad 0.0
draw L, path=b
#=> L = -2.0  grad 0.0  (+)
#=> ├── -2.0  grad 0.0  (+)  path 2.0
#=> │   ├── -6.0  grad 0.0  (*)  path 2.0
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0  path 2.0
#=> │   └── 4.0  grad 0.0  (**2)
#=> │       └── a = 2.0  grad 0.0
#=> └── 0.0  grad 0.0  (ReLU)
#=>     └── -2.0  grad 0.0  (*)
#=>         ├── a = 2.0  grad 0.0
#=>         └── -1.0  grad 0.0
draw L, path=L
#=> L = -2.0  grad 0.0  (+)
#=> ├── -2.0  grad 0.0  (+)
#=> │   ├── -6.0  grad 0.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── 4.0  grad 0.0  (**2)
#=> │       └── a = 2.0  grad 0.0
#=> └── 0.0  grad 0.0  (ReLU)
#=>     └── -2.0  grad 0.0  (*)
#=>         ├── a = 2.0  grad 0.0
#=>         └── -1.0  grad 0.0
M = a*a
draw M, path=a
#=> M = 4.0  grad 0.0  (*)
#=> ├── a = 2.0  grad 0.0  path 2.0
#=> └── a = 2.0  grad 0.0  path 2.0
