# grad shows a gradient that was assigned.
a = 2.0
a.grad = 3.0
grad a       #=> d/da = 3.0
