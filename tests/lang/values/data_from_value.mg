# A Value assigned to .data or .grad means its data.
a = 2.0
b = 3.0
a.data = b
a.grad = b*2
a             #=> Value(data=3.0, grad=6.0)
