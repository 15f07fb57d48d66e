# A repeated inner node is not expanded again; a repeated leaf is shown again.
a = 2.0; b = 3.0
e = a*b
L = e + e*a
draw L
#=> L = 18.0  grad 0.0  (+)
#=> ├── e = 6.0  grad 0.0  (*)
#=> │   ├── a = 2.0  grad 0.0
#=> │   └── b = 3.0  grad 0.0
#=> └── 12.0  grad 0.0  (*)
#=>     ├── e = 6.0  grad 0.0  (*)  (shown above)
#=>     └── a = 2.0  grad 0.0
