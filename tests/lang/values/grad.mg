# .grad is a float and can be assigned, also with += and the like.
a = 2.0
a.grad        #=> 0.0
a.grad = 1
a.grad        #=> 1.0
a.grad += 2.5
a.grad        #=> 3.5
a             #=> Value(data=2.0, grad=3.5)
