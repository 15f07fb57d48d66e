# Unpacking makes labels but no leaves.
a, b = [1, 2.5]
print a, b              #=> 1 2.5
p, q = [Value(1.0), Value(2.0)]
print p.label, q.label  #=> p q
x, y, z = ["a", [1], nil]
x                       #=> 'a'
