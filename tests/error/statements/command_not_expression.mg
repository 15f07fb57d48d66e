# A command without brackets must begin a statement; elsewhere it needs brackets.
a = 2.0
x = time 3         #!> 10: a command inside an expression needs parentheses
x = topo a         #!> 10: a command inside an expression needs parentheses
x = topo(a)
len(x)             #=> 1
