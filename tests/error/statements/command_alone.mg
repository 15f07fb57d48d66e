# A command without its required argument.
backward           #!> 1: an argument is missing behind 'backward'
forward            #!> 1: an argument is missing behind 'forward'
backstep           #!> 1: an argument is missing behind 'backstep'
topo               #!> 1: an argument is missing behind 'topo'
dot                #!> 1: an argument is missing behind 'dot'
plot               #!> 1: an argument is missing behind 'plot'
assert; print 1    #!> 1: an argument is missing behind 'assert'
if true { run }    #!> 11: an argument is missing behind 'run'
draw               #!> 1: draw needs the Value to draw
grad               #!> 1: grad needs the Values to show
backward()         #!> 1: backward takes 1 argument, 0 were given
# Some commands need no argument, and bound names mean the variable.
print
#=>
zero_grad
let topo = 3
topo               #=> 3
