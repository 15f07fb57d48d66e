# 5. Seeing the graph
#
# A graph is easier to read as a picture. `draw` without a file prints it as a tree:
# each line a node with its label, its data, its gradient and the operation that made
# it; below it, further in, what it was made from.

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

# With a file it is the picture that the tutorials show, boxes and arrows from left to
# right; the name's ending says which kind. The file lies where the lesson was started.

draw L > L.svg
draw L > L.png

# What has no name stands there as its number. Intermediate results need none.

y = a*b + c
draw y > y.svg
draw y
#=> y = 4.0  grad 0.0  (+)
#=> ├── -6.0  grad 0.0  (*)
#=> │   ├── a = 2.0  grad 0.0
#=> │   └── b = -3.0  grad 0.0
#=> └── c = 10.0  grad 0.0

# Any node can have a label, and any text can be one.

y.prev[0].label = "a times b"
draw y > labelled.svg
draw y
#=> y = 4.0  grad 0.0  (+)
#=> ├── a times b = -6.0  grad 0.0  (*)
#=> │   ├── a = 2.0  grad 0.0
#=> │   └── b = -3.0  grad 0.0
#=> └── c = 10.0  grad 0.0

# The picture's source is a text in the language of Graphviz, which `dot` prints: a box
# for each value, an ellipse for each operation, an arrow from each input to its operation
# and one from the operation to what it made.

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
