# A root that is a leaf gets +1.
a = 2.0
backward a
a.grad      #=> 1.0
backward a
a.grad      #=> 2.0
