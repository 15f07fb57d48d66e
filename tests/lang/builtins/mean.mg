# mean divides the sum by the length.
mean([1, 2, 3])      #=> 2.0
mean([0.5])          #=> 0.5
a = 1.0; b = 4.0
m = mean([a, b])
backward m
m.data               #=> 2.5
print a.grad, b.grad #=> 0.5 0.5
