# A command without its required argument.
backward           #!> 1: missing argument after 'backward'
forward            #!> 1: missing argument after 'forward'
backstep           #!> 1: missing argument after 'backstep'
topo               #!> 1: missing argument after 'topo'
dot                #!> 1: missing argument after 'dot'
plot               #!> 1: missing argument after 'plot'
assert; print 1    #!> 1: missing argument after 'assert'
if true { run }    #!> 11: missing argument after 'run'
draw               #!> 1: draw needs the Value to draw
grad               #!> 1: grad needs the Values to show
backward()         #!> 1: backward takes 1 argument, 0 were given
# Some commands need no argument, and bound names mean the variable.
print
#=>
zero_grad
let topo = 3
topo               #=> 3
