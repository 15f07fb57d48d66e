# -log of the probability of the right class; the gradient is the probabilities, minus 1 at the right class.
import nn
z = [Value(2.0), Value(1.0), Value(0.1)]
[cross_entropy(z, k).data for k in range(3)]  #~> [0.4170300162778335, 1.4170300162778335, 2.3170300162778332]
cross_entropy(z, 1).backward()
[v.grad for v in z]     #~> [0.6590011388859679, -0.7575670292952861, 0.09856589040931818]
cross_entropy([0.0, 0.0], 0)           #~> 0.6931471805599453
