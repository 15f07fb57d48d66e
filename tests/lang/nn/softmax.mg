# Probabilities that add up to 1, and their gradients: p[0]*(1 - p[0]), -p[0]*p[1], …
import nn
z = [Value(2.0), Value(1.0), Value(0.1)]
p = softmax(z)
[q.data for q in p]          #~> [0.6590011388859679, 0.24243297070471392, 0.09856589040931818]
sum([q.data for q in p])     #~> 1.0
p[0].backward()
[v.grad for v in z]          #~> [0.22471863783296514, -0.15976360379791496, -0.06495503403505018]
softmax([0.0, 0.0])          #=> [0.5, 0.5]
