# 20. Everything at once
#
# Two inputs, and a tangle of sums, products, powers, a division and two relus. Nobody
# would want to differentiate this on paper.

a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
print(f"{g.data:.4f}, the outcome of the forward pass")
#=> 24.7041, the outcome of the forward pass
g.backward()
print(f"{a.grad:.4f}, the slope dg/da")                     #=> 138.8338, the slope dg/da
print(f"{b.grad:.4f}, the slope dg/db")                     #=> 645.5773, the slope dg/db

# Do not take its word for it. Nudge a in the graph, compute g anew, and compare.

let before = g.data
let h = 0.0000001
a.data += h
forward g
print(f"{(g.data - before) / h:.2f}")                       #=> 138.83
