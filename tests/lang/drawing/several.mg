# draw takes several roots.
a = 2.0
p = a*3
draw a, p
#=> a = 2.0  grad 0.0
#=> p = 6.0  grad 0.0  (*)
#=> ├── a = 2.0  grad 0.0
#=> └── 3.0  grad 0.0
