# `to` goes on until a gradient is complete, `run` stops at a break, `until` at a condition.
a = 2.0
b = a*3; c = a + b; d = c*b; L = d + a
step L
step to b
#=> L = d + a:  d.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=>             a.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=> d = c*b:  c.grad += b · d.grad = 6.0 · 1.0 → 6.0
#=>           b.grad += c · d.grad = 8.0 · 1.0 → 8.0
#=> c = a + b:  a.grad += 1 · c.grad = 1.0 · 6.0 → 1.0 + 6.0 = 7.0
#=>             b.grad += 1 · c.grad = 1.0 · 6.0 → 8.0 + 6.0 = 14.0
step to b       #=> b is next
step to a
#=> b = a*3.0:  a.grad += 3.0 · b.grad = 3.0 · 14.0 → 7.0 + 42.0 = 49.0
#=> all steps are done: the gradients are those of backward L
step to a
#=> a.grad is complete
#=> all steps are done: the gradients are those of backward L
step to c       #!> 9: its gradient is complete already

zero_grad
step L
step break c    #=> run stops when the gradient of c is complete
step run
#=> L = d + a:  d.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=>             a.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=> d = c*b:  c.grad += b · d.grad = 6.0 · 1.0 → 6.0
#=>           b.grad += c · d.grad = 8.0 · 1.0 → 8.0
step break c    #=> run no longer stops at c
step back       #=> d = c*b is next again: c.grad = 0.0, b.grad = 0.0
step until b.grad > 10
#=> d = c*b:  c.grad += b · d.grad = 6.0 · 1.0 → 6.0
#=>           b.grad += c · d.grad = 8.0 · 1.0 → 8.0
#=> c = a + b:  a.grad += 1 · c.grad = 1.0 · 6.0 → 1.0 + 6.0 = 7.0
#=>             b.grad += 1 · c.grad = 1.0 · 6.0 → 8.0 + 6.0 = 14.0
step until b.grad > 10   #=> the condition is true already
step until 0
#=> b = a*3.0:  a.grad += 3.0 · b.grad = 3.0 · 14.0 → 7.0 + 42.0 = 49.0
#=> all steps are done: the gradients are those of backward L
step quit

# In functions the words take local names.
def look(root, node, limit) {
    step root
    step until node.grad >= limit
    step break node
    step quit
}
zero_grad
look(L, c, 6)
#=> backward of L takes 4 steps; it begins with L.grad = 1.0
#=> L = d + a:  d.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=>             a.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=> d = c*b:  c.grad += b · d.grad = 6.0 · 1.0 → 6.0
#=>           b.grad += c · d.grad = 8.0 · 1.0 → 8.0
#=> run stops when the gradient of c is complete
#=> ended after 2 of 4 steps: gradients stay as they are

# At the end it is said if the gradients are not those of one backward.
step L          #=> backward of L takes 4 steps; it begins with L.grad = 1.0
step break d    #=> run stops when the gradient of d is complete
step run
#=> L = d + a:  d.grad += 1 · L.grad = 1.0 · 1.0 → 1.0
#=>             a.grad += 1 · L.grad = 1.0 · 1.0 → 1.0 + 1.0 = 2.0
zero_grad
step to a
#=> d = c*b:  c.grad += b · d.grad = 6.0 · 0.0 → 0.0
#=>           b.grad += c · d.grad = 8.0 · 0.0 → 0.0
#=> c = a + b:  a.grad += 1 · c.grad = 1.0 · 0.0 → 0.0
#=>             b.grad += 1 · c.grad = 1.0 · 0.0 → 0.0
#=> b = a*3.0:  a.grad += 3.0 · b.grad = 3.0 · 0.0 → 0.0
#=> all steps are done, but gradients were changed meanwhile: L.grad = 0.0
