# 6. Nudging a node inside the graph
#
# Lesson 3 nudged the inputs of an expression. Any node can be nudged, even one that was
# computed: change its data, compute the rest from it, and see how far L moves.

let h = 0.001

# Builds L anew, and nudges the node with the given name before it is used.

def build(nudged) {
    a = Value(2.0)
    b = Value(-3.0)
    c = Value(10.0)
    f = Value(-2.0)
    if nudged == "a" { a.data += h }
    if nudged == "b" { b.data += h }
    e = a * b
    if nudged == "e" { e.data += h }
    if nudged == "c" { c.data += h }
    d = e + c
    if nudged == "d" { d.data += h }
    if nudged == "f" { f.data += h }
    L = d * f
    if nudged == "L" { L.data += h }
    return L.data
}

def slope(name) = (build(name) - build("nothing")) / h

build("nothing")                #=> -8.0

# How does L depend on itself? One to one.

slope("L")                      #=> 1.000000000000334

# `L = d * f`: the slope in each factor is the other factor.

slope("d")                      #=> -2.000000000000668
slope("f")                      #=> 3.9999999999995595

# d = e + c: a sum passes on the slope of d.

slope("e")                      #=> -2.000000000000668
slope("c")                      #=> -1.9999999999988916

# `e = a * b`: the slope of e, times the other factor. Slopes along a path multiply:
# that is the chain rule.

slope("a")                      #=> 6.000000000000227
slope("b")                      #=> -3.9999999999995595

# Each nudge rebuilds the graph, so seven slopes cost eight graphs. The next lesson gets
# all seven from one graph, by going backwards through it.
