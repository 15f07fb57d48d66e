# dot of Values propagates gradients to both lists and to the start.
w = [Value(2.0), Value(-3.0)]
x = [Value(5.0), Value(7.0)]
b = 1.0
n = dot(w, x, b)
n.data                   #=> -10.0
backward n
[v.grad for v in w]      #=> [5.0, 7.0]
[v.grad for v in x]      #=> [2.0, -3.0]
b.grad                   #=> 1.0
