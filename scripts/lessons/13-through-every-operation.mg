# 13. A longer path: sum, power and quotient
#
# Seven variables, before and after `backward`. d is the exponent and stays a plain number.

a = 2.0
b = 3.0
c = a + b
let d = 4.0
e = c**d
f = 6.0
g = e / f

for x in [a, b, c, d, e, f, g] { print(x) }
#=> Value(data=2.0, grad=0.0)
#=> Value(data=3.0, grad=0.0)
#=> Value(data=5.0, grad=0.0)
#=> 4.0
#=> Value(data=625.0, grad=0.0)
#=> Value(data=6.0, grad=0.0)
#=> Value(data=104.16666666666666, grad=0.0)

g.backward()

for x in [a, b, c, d, e, f, g] { print(x) }
#=> Value(data=2.0, grad=83.33333333333333)
#=> Value(data=3.0, grad=83.33333333333333)
#=> Value(data=5.0, grad=83.33333333333333)
#=> 4.0
#=> Value(data=625.0, grad=0.16666666666666666)
#=> Value(data=6.0, grad=-17.36111111111111)
#=> Value(data=104.16666666666666, grad=1.0)
draw g > g.svg

# e gets 1/f. c gets that times `4 * c**3`, and a and b get the same as c. f is the divisor:
# a larger f makes a smaller g, so its gradient is negative.

# To check this, nudge f in the graph and look at g again.

let before = g.data
f.data += 0.000001
forward g
print(f"{(g.data - before) / 0.000001:.3f}")        #=> -17.361
