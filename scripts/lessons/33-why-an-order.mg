# 33. Why an order?
#
# Lesson 16 sorted the nodes before their steps. What if backward just walked from the result to
# its inputs, and took each step when it arrives? Two sums are enough to break that:

a = 1.0
b = a + a
c = b + b                       # c is 4*a, so its slope in a is 4

def naive(node) {
    backstep node
    for input in node.prev { naive(input) }
}

c.grad = 1.0
naive(c)
a.grad                          #=> 8.0

# The walk arrives at b twice, once for each operand of c. Each time b takes its step with its
# whole gradient, so a gets everything twice. Visiting each node only once is no cure by itself:

def once(node, seen) {
    if node not in seen {
        seen.append(node)
        backstep node
        for input in node.prev { once(input, seen) }
    }
}

zero_grad
x = 3.0
u = x*2
v = u*u
y = u + v                       # 2*x + 4*x**2: its slope at 3 is 2 + 24
y.grad = 1.0
once(y, [])
x.grad                          #=> 2.0

# It reached u directly from y, before v had its step. So u passed on the 1.0 that it had, and the
# 12.0 that came from v later went no further:

u.grad                          #=> 13.0

# The rule is: a node takes its step when its gradient is complete, after all nodes that use it.
# The debugger shows who waits for whom. `step y` begins, and `step next` takes one step:

zero_grad
step y                          #=> backward of y takes 3 steps; it begins with y.grad = 1.0
step next
#=> y = u + v:  u.grad += 1 · y.grad = 1.0 · 1.0 → 1.0
#=>             v.grad += 1 · y.grad = 1.0 · 1.0 → 1.0
step order
#=> 1 of 3 steps are done
#=> next   v = u*u
#=> waits  u = x*2.0, for v

# u has a gradient, but it is not complete. The step of v completes it. `step run` takes all others:

step run
#=> v = u*u:  u.grad += u · v.grad = 6.0 · 1.0 → 1.0 + 6.0 = 7.0
#=>           u.grad += u · v.grad = 6.0 · 1.0 → 7.0 + 6.0 = 13.0
#=> u = x*2.0:  x.grad += 2.0 · u.grad = 2.0 · 13.0 → 26.0
#=> all steps are done: the gradients are those of backward y
step quit
x.grad                          #=> 26.0

# An order in which each node comes after all that use it is called topological. There may be
# several, and each gives the right gradients. mgrad needs no sort: a node is always made after its
# inputs, so backward goes from the newest node to the oldest.
#
# At the prompt, type `step y` and then Enter for each step. `back` takes a step back, `to u` goes on
# until the gradient of u is complete, and `quit` ends.
