# The arguments of a command are separated by commas.
a = 2.0; b = 3.0
grad a b           #!> 8: missing comma before 'b'
draw a depth=3     #!> 8: missing comma before 'depth'
print a, "x" 3     #!> 14: missing comma before '3'
print topo a       #!> 12: a command inside an expression needs parentheses
