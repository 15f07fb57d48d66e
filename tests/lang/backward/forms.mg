# backward L, backward(L) and L.backward() are the same.
a = 3.0
L = a*a
backward L
a.grad        #=> 6.0
zero_grad a
backward(L)
a.grad        #=> 6.0
zero_grad a
L.backward()
a.grad        #=> 6.0
