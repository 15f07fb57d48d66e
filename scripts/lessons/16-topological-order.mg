# 16. A valid order
#
# A node may take its step after everything that uses it has taken its own. List the
# nodes so that each comes after its inputs, and go through the list backwards.

x1 = 2.0
x2 = 0.0
w1 = -3.0
w2 = 1.0
b = 6.8813735870195432
x1w1 = x1*w1; x1w1.label = "x1*w1"
x2w2 = x2*w2; x2w2.label = "x2*w2"
sum_ = x1w1 + x2w2; sum_.label = "x1*w1 + x2*w2"
n = sum_ + b
o = n.tanh()

# To list a node, list its inputs first, then the node itself. List nothing twice.

def build_topo(node, order) {
    if node in order { return order }
    for child in node.prev { build_topo(child, order) }
    append(order, node)
    return order
}

let mine = build_topo(o, [])
for node in mine { print(f"{node.label:<14}{node.data:>8.4f}") }
#=> x1              2.0000
#=> w1             -3.0000
#=> x1*w1          -6.0000
#=> x2              0.0000
#=> w2              1.0000
#=> x2*w2           0.0000
#=> x1*w1 + x2*w2  -6.0000
#=> b               6.8814
#=> n               0.8814
#=> o               0.7071

# The command `topo` returns the same list: the inputs of each node come before it.

let order = topo(o)
print(len(order))                                       #=> 10
print([node.label for node in order] == [node.label for node in mine])  #=> 1

o.grad = 1.0
for node in reversed(order) { node._backward() }
draw o > loop.svg

print(x1.grad, w1.grad)         #=> -1.4999999999999993 0.9999999999999996
print(x2.grad, w2.grad)         #=> 0.4999999999999998 0.0
