# 4. A number that remembers where it came from
#
# A Value has a number (its data), a gradient, and a record of how it was computed.
# A number typed at top level becomes a Value. `Value(…)` makes one explicitly.

v = 5.0
v                               #=> Value(data=5.0, grad=0.0)
Value(data=5.0)                 #=> Value(data=5.0, grad=0.0)

# Arithmetic on Values gives Values. A plain number on either side becomes a constant in
# the graph.

a = 1.0
b = 2.0
a + b                           #=> Value(data=3.0, grad=0.0)
a + 3.0                         #=> Value(data=4.0, grad=0.0)
3.0 + a                         #=> Value(data=4.0, grad=0.0)

# Names can be reused for other Values.

a = Value(2.0, label="a")
b = Value(-3.0, label="b")
c = Value(10.0, label="c")
d = a*b + c
d                               #=> Value(data=4.0, grad=0.0)

# d knows the operation that made it and its inputs: it is the sum of `a*b` and `c`.

d.op                            #=> '+'
d.prev                          #=> [Value(data=-6.0, grad=0.0), Value(data=10.0, grad=0.0)]

# So does each of its inputs, down to the leaves, which were typed and have no inputs.

d.prev[0].op                    #=> '*'
d.prev[0].prev                  #=> [Value(data=2.0, grad=0.0), Value(data=-3.0, grad=0.0)]
len(a.prev)                     #=> 0

# A name given at top level becomes the label that pictures show.

print(a.label, b.label, d.label)    #=> a b d

# One more step, for the next lessons: L is the number to make smaller or larger.

f = -2.0
L = d * f
L                               #=> Value(data=-8.0, grad=0.0)
L.op                            #=> '*'
L.prev                          #=> [Value(data=4.0, grad=0.0), Value(data=-2.0, grad=0.0)]

# .data is the plain number inside. Arithmetic on plain numbers records nothing.

L.data                          #=> -8.0
L.data * 2                      #=> -16.0
