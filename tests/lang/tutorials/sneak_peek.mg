# Straight-line code as in the first example of the tutorials.
a = Value(-2.0)
b = Value(5.0)
c = a * b + a
d = (b - a).relu() + c**2
d += d * 2 + (c + b).relu()
e = d - c
f = e**2 / 4.0
f += 10.0 / f
print(f'{f.data:.4f}')   #=> 54056.2502
f.backward()
print(f'{a.grad:.4f}')   #=> -102532.4996
print(f'{b.grad:.4f}, the change of f with b')   #=> 34642.4999, the change of f with b
a.grad   #~> -102532.49964911104
b.grad   #~> 34642.49988144568
