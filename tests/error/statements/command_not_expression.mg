# A command without parentheses must begin a statement; elsewhere it needs them.
a = 2.0
x = time 3         #!> 10: a command inside an expression needs parentheses
x = topo a         #!> 10: a command inside an expression needs parentheses
x = topo(a)
len(x)             #=> 1
