# 20. Everything at once
#
# Two inputs, and a tangle of sums, products, powers, divisions and two relus, with names
# that are reused again and again. Nobody would want to differentiate this on paper.

a = -4.0
b = 2.0
c = a + b
d = a*b + b**3
c += c + 1
c += 1 + c + (-a)
d += d*2 + relu(b + a)
d += 3*d + relu(b - a)
e = c - d
f = e**2
g = f/2.0
g += 10.0/f
print(f"{g.data:.4f} is g")                     #=> 24.7041 is g

backward g
print(f"{a.grad:.4f} is its slope in a")        #=> 138.8338 is its slope in a
print(f"{b.grad:.4f} is its slope in b")        #=> 645.5773 is its slope in b

# Check it: nudge a in the graph, recompute g, and compare.

let before = g.data
let h = 0.0000001
a.data += h
forward g
print(f"{(g.data - before) / h:.2f}")           #=> 138.83

# How many nodes did that take?

len(topo(g))                                    #=> 39
draw g > g.svg
