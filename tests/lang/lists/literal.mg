# A list may contain anything and prints as in Python.
[1, 2.0, "a", [3], Value(1.0)]   #=> [1, 2.0, 'a', [3], Value(data=1.0, grad=0.0)]
[]                 #=> []
[1, 2,]            #=> [1, 2]
[[1, 2], [3, 4]]   #=> [[1, 2], [3, 4]]
