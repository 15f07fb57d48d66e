# 4. A number that remembers where it came from
#
# A Value holds a number (its data), a gradient, and what it was computed from.
# A number typed at top level becomes a Value; `Value(…)` says it in full.

v = 5.0
v                               #=> Value(data=5.0, grad=0.0)
Value(data=5.0)                 #=> Value(data=5.0, grad=0.0)

# Arithmetic with Values gives Values. A plain number beside one joins in as a constant,
# on either side.

a = 1.0
b = 2.0
a + b                           #=> Value(data=3.0, grad=0.0)
a + 3.0                         #=> Value(data=4.0, grad=0.0)
3.0 + a                         #=> Value(data=4.0, grad=0.0)

# Names can be used again, for other Values.

a = Value(2.0, label="a")
b = Value(-3.0, label="b")
c = Value(10.0, label="c")
d = a*b + c
d                               #=> Value(data=4.0, grad=0.0)

# d knows which operation made it and from what: a sum, of the product a*b and of c.

d.op                            #=> '+'
d.prev                          #=> [Value(data=-6.0, grad=0.0), Value(data=10.0, grad=0.0)]

# So does each of its inputs, down to the leaves, which were typed and came from nothing.

d.prev[0].op                    #=> '*'
d.prev[0].prev                  #=> [Value(data=2.0, grad=0.0), Value(data=-3.0, grad=0.0)]
len(a.prev)                     #=> 0

# A name given at top level becomes the label that pictures show.

print(a.label, b.label, d.label)    #=> a b d

# One step further, for the next lessons: a number to be made smaller or larger.

f = -2.0
L = d * f
L                               #=> Value(data=-8.0, grad=0.0)
L.op                            #=> '*'
L.prev                          #=> [Value(data=4.0, grad=0.0), Value(data=-2.0, grad=0.0)]

# .data is the plain number inside. Arithmetic on plain numbers records nothing.

L.data                          #=> -8.0
L.data * 2                      #=> -16.0
