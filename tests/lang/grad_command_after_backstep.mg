# backstep, too, gives grad something to show; only backward knows a root to name.
a = 3.0
L = a*a
L.grad = 1.0
backstep L
grad a       #=> d/da = 6.0
backward L
grad a       #=> dL/da = 12.0
