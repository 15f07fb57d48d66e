# a + a draws one edge from a, so it has as many edges as tanh(a).
a = 2.0
def edges(L) = sum(1 for i in range(len(dot(L)) - 1) if dot(L)[i:i + 2] == "->")
edges(a + a)       #=> 2
edges(tanh(a))     #=> 2
edges(a*3)         #=> 3
edges(a)           #=> 0
