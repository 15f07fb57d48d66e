# The debugger for backward: each step shows its rule with numbers.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
e = a*b; d = e + c; L = d*f
step L         #=> backward of L takes 3 steps; it begins with L.grad = 1.0
a.grad, L.grad #=> [0.0, 1.0]
step next
#=> L = d*f:  d.grad += f · L.grad = -2.0 · 1.0 → -2.0
#=>           f.grad += d · L.grad = 4.0 · 1.0 → 4.0
step order
#=> 1 of 3 steps are done
#=> next   d = e + c
#=> waits  e = a*b, for d
step next
#=> d = e + c:  e.grad += 1 · d.grad = 1.0 · -2.0 → -2.0
#=>             c.grad += 1 · d.grad = 1.0 · -2.0 → -2.0
grad a, e
#=> dL/da = 0.0
#=> dL/de = -2.0
step draw
#=> L = -8.0  grad 1.0  (*)
#=> ├── d = 4.0  grad -2.0  (+)
#=> │   ├── e = -6.0  grad -2.0  (*)
#=> │   │   ├── a = 2.0  grad 0.0
#=> │   │   └── b = -3.0  grad 0.0
#=> │   └── c = 10.0  grad -2.0
#=> └── f = -2.0  grad 4.0
step run
#=> e = a*b:  a.grad += b · e.grad = -3.0 · -2.0 → 6.0
#=>           b.grad += a · e.grad = 2.0 · -2.0 → -4.0
#=> all steps are done: the gradients are those of backward L
step next      #=> all steps are done: the gradients are those of backward L
step order     #=> 3 of 3 steps are done
step quit
grad a         #=> dL/da = 6.0
