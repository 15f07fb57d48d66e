# One line for each operand, in the order of .prev.
a = 3.0
b = a + a
draw b
#=> b = 6.0  grad 0.0  (+)
#=> ├── a = 3.0  grad 0.0
#=> └── a = 3.0  grad 0.0
