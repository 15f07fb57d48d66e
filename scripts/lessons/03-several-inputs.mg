# 3. Several inputs, a slope for each
#
# A function of three inputs has three slopes. Nudge one input and keep the others
# fixed.

def d(a, b, c) = a*b + c

let h = 0.0001
let a = 2.0
let b = -3.0
let c = 10.0

(d(a + h, b, c) - d(a, b, c)) / h       #=> -3.000000000010772
(d(a, b + h, c) - d(a, b, c)) / h       #=> 2.0000000000042206
(d(a, b, c + h) - d(a, b, c)) / h       #=> 0.9999999999976694

# Without rounding they are -3, 2 and 1. The slope in a is b, and the slope in b is a:
# each factor is scaled by the other. The slope in c is 1: a summand passes through.

# The last one again, step by step.

let d1 = a*b + c
c += h
let d2 = a*b + c
print("slope", (d2 - d1) / h)           #=> slope 0.9999999999976694

# Now a, with a nudge that is far too small (lesson 2): the sign is right, the
# second decimal is not.

let h = 0.00000000000001
let c = 10.0
let d1 = a*b + c
a += h
let d2 = a*b + c
print(f"d1: {d1}")                      #=> d1: 4.0
print(f"d2: {d2}")                      #=> d2: 3.99999999999997
print(f"slope: {(d2 - d1)/h}")          #=> slope: -3.019806626980426
