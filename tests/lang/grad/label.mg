# grad shows the label, not the name of the variable.
a = Value(2.0, label="x")
L = a*a
L.label = "loss"
backward L
grad a       #=> dloss/dx = 4.0
