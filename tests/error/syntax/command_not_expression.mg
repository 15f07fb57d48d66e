# A command without brackets begins a statement; inside one it is called.
a = 2.0
x = time 3         #!> 10: begins a statement
x = topo a         #!> 10: begins a statement
x = topo(a)
len(x)             #=> 1
