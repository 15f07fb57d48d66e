# |x| has slope 1, -1, and 0 at 0.
xs = [Value(2.5), Value(-1.0), Value(0.0)]
L = sum([abs(x) for x in xs])
backward L
L.data                 #=> 3.5
[x.grad for x in xs]   #=> [1.0, -1.0, 0.0]
