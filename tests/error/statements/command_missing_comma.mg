# The arguments of a command are separated by commas.
a = 2.0; b = 3.0
grad a b           #!> 8: a comma is missing before 'b'
draw a depth=3     #!> 8: a comma is missing before 'depth'
print a, "x" 3     #!> 14: a comma is missing before '3'
print topo a       #!> 12: begins a statement
