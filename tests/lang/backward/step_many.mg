# Of many rules a command shows the first twenty and the last.
x = 1.0
y = x
for i in range(23) { y = y.relu() }
step y
#=> backward of y takes 23 steps; it begins with y.grad = 1.0
step run
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> … 2 more steps
#=> y = relu(x):  x.grad += (x > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> all steps are done: the gradients are those of backward y
step y
#=> backward of y takes 23 steps; it begins with y.grad = 1.0
step until y.grad > 1
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> y = relu(y):  y.grad += (y > 0) · y.grad = 1.0 · 1.0 → 1.0
#=> … 2 more steps
#=> y = relu(x):  x.grad += (x > 0) · y.grad = 1.0 · 1.0 → 1.0 + 1.0 = 2.0
#=> all steps are done: the gradients are those of backward y
step quit
