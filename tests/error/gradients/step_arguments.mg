# step needs a computed Value, and its words need a backward that was begun.
a = 2.0
L = a*3
step next          #!> 1: 'step next' needs a backward that was begun
step until a.grad  #!> 'step until' needs a backward
step a             #!> 6: backward has no steps here: this Value is a leaf
step [L]           #!> 6: step needs a Value, not a list
step 3             #!> 6: step needs a Value, not a number
step "L"           #!> 6: step needs a Value, not a string
step(L, a)         #!> step takes one root
step L > g.txt     #!> does not end in .html
step L             #=> backward of L takes 1 step; it begins with L.grad = 1.0
step to 3          #!> 9: step needs a Value, not a number
step to [a]        #!> 9: step needs a Value, not a list
x = 1.0
step to x          #!> 9: this Value is not in the graph of L
step break x*a     #!> 12: this Value is not in the graph of L
step back          #!> there is no step to take back
step until a.x     #!> 14: a Value has no field
step until foo()   #!> 12: unknown name 'foo'
L.grad, a.grad     #=> [1.0, 0.0]
step run
#=> L = a*3.0:  a.grad += 3.0 · L.grad = 3.0 · 1.0 → 3.0
#=> all steps are done: the gradients are those of backward L
step to L          #!> 9: its gradient is complete already
