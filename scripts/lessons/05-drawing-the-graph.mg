# 5. Seeing the graph
#
# A graph is easier to read as a picture. `draw` without a file prints it as a tree. Each
# line is a node with its label, its data, its gradient and the operation that made it.
# Its inputs are indented below it.

a = 2.0
b = -3.0
c = 10.0
e = a * b
d = e + c
f = -2.0
L = d * f

draw L
#=> L = -8.0  grad 0.0  (*)
#=> ├── d = 4.0  grad 0.0  (+)
#=> │   ├── e = -6.0  grad 0.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── c = 10.0  grad 0.0
#=> └── f = -2.0  grad 0.0

# With a file, `draw` makes the picture of the tutorials: boxes and arrows from left to
# right. The file's extension selects the format.

draw L > L.svg
draw L > L.png

# A node without a name is shown by its number. Intermediate results need no name.

y = a*b + c
draw y > y.svg
draw y
#=> y = 4.0  grad 0.0  (+)
#=> ├── -6.0  grad 0.0  (*)
#=> │   ├── a = 2.0  grad 0.0
#=> │   └── b = -3.0  grad 0.0
#=> └── c = 10.0  grad 0.0

# Any node can have a label, and a label can be any text.

y.prev[0].label = "a times b"
draw y > labelled.svg
draw y
#=> y = 4.0  grad 0.0  (+)
#=> ├── a times b = -6.0  grad 0.0  (*)
#=> │   ├── a = 2.0  grad 0.0
#=> │   └── b = -3.0  grad 0.0
#=> └── c = 10.0  grad 0.0

# `dot` prints the picture's source, a text in the language of Graphviz: a box for each
# value, an ellipse for each operation, an arrow from each input to its operation, and one
# from the operation to its result.

z = a + c
dot z
#=> digraph mgrad {
#=>     graph [rankdir=LR]
#=>     n1 [label="{ a | data 2.0000 | grad 0.0000 }", shape=record]
#=>     n2 [label="{ c | data 10.0000 | grad 0.0000 }", shape=record]
#=>     n3 [label="{ z | data 12.0000 | grad 0.0000 }", shape=record]
#=>     n3op [label="+"]
#=>     n3op -> n3
#=>     n1 -> n3op
#=>     n2 -> n3op
#=> }
