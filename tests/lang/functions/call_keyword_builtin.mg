# Builtins accept keyword arguments.
sum([1, 2], start=3)      #=> 6
dot(w=[1, 2], x=[3, 4])   #=> 11
Value(label="q", data=1)  #=> Value(data=1.0, grad=0.0)
