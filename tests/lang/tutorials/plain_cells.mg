# Under 'set numbers plain' the cells of the tutorials print what Python prints.
set numbers plain

# The slope of a function.
def f(x) { return 3*x**2 - 4*x + 5 }
h = 0.00000001
a = -3.0
(f(a + h) - f(a))/h             #=> -22.00000039920269
x = 3.0
(f(x + h) - f(x)) / h           #=> 14.00000009255109
f(3.0)                          #=> 20.0

# The slope in c, and in a.
h = 0.0001
a = 2.0
b = -3.0
c = 10.0
d1 = a*b+c
c += h
d2 = a*b+c
print('slope', (d2 - d1)/h)     #=> slope 0.9999999999976694
d = a*b + 10.0
print(d)                        #=> 4.0
type(a)                         #=> 'float'
h = 0.00000000000001
d1 = a * b + 10.0
a += h
d2 = a * b + 10.0
print(f"d1: {d1}")              #=> d1: 4.0
print(f"d2: {d2}")              #=> d2: 3.99999999999997
print(f"slope: {(d2 - d1)/h}")  #=> slope: -3.019806626980426

# Closer and closer.
def df(x) { return 6*x - 4 }
def numerical(x, h=0.001) { return (f(x + h) - f(x)) / h }
for h in [0.1, 0.001, 0.0001, 0.00001, 0.000001] {
    print(abs(numerical(4, h=h) - df(4)))
}
#=> 0.2999999999999403
#=> 0.0030000000026575435
#=> 0.00029999997821050783
#=> 2.9998357149452204e-05
#=> 2.990627763210796e-06

# A nudge of a node.
a = Value(2.0, label='a')
b = Value(-3.0, label='b')
c = Value(10.0, label='c')
e = a*b; e.label = 'e'
d = e + c; d.label = 'd'
f = Value(-2.0, label='f')
L = d * f; L.label = 'L'
h = 0.001
L.grad = ((L.data + h) - L.data) / h
L.grad                          #=> 1.000000000000334

# A number as an exponent stays one.
a = Value(2.0)
b = Value(3.0)
c = a+b
d = 4.0
e = c**d
f = Value(6.0)
g = e/f
g.backward()
for element in [a, b, c, d, e, f, g] { print(element) }
#=> Value(data=2.0, grad=83.33333333333333)
#=> Value(data=3.0, grad=83.33333333333333)
#=> Value(data=5.0, grad=83.33333333333333)
#=> 4.0
#=> Value(data=625.0, grad=0.16666666666666666)
#=> Value(data=6.0, grad=-17.36111111111111)
#=> Value(data=104.16666666666666, grad=1.0)
