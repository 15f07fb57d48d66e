# relu passes the gradient if its input is positive; at 0 the gradient is 0.
xs = [Value(2.5), Value(-1.0), Value(0.0)]
L = sum([relu(x) for x in xs])
backward L
[relu(x).data for x in xs]   #=> [2.5, 0.0, 0.0]
[x.grad for x in xs]         #=> [1.0, 0.0, 0.0]
