# Nodes that are not under the root keep their gradients.
a = 2.0
L = a*a
other = a*5
other.grad = 7.0
backward L
other.grad   #=> 7.0
a.grad       #=> 4.0
