# quit in the middle leaves the gradients as they are; leaves keep those that they had before.
a = 2.0
b = a*a; L = b*3
a.grad = 0.5
step L
step next       #=> L = b*3.0:  b.grad += 3.0 · L.grad = 3.0 · 1.0 → 3.0
step quit       #=> ended after 1 of 2 steps: gradients stay as they are
L.grad, b.grad, a.grad  #=> [1.0, 3.0, 0.5]
step L
step run
#=> L = b*3.0:  b.grad += 3.0 · L.grad = 3.0 · 1.0 → 3.0
#=> b = a*a:  a.grad += a · b.grad = 2.0 · 3.0 → 0.5 + 6.0 = 6.5
#=>           a.grad += a · b.grad = 2.0 · 3.0 → 6.5 + 6.0 = 12.5
#=> all steps are done: the gradients are those of backward L
step b          #=> backward of b takes 1 step; it begins with b.grad = 1.0
L.grad, a.grad  #=> [1.0, 12.5]
reset
step next       #!> 'step next' needs a backward that was begun
