# If the root has no label, grad prints d/da.
a = 2.0; b = -3.0
backward a*b
grad a       #=> d/da = -3.0
