# A size bound at top level is a Value and is accepted.
import nn
inputs = 2
hidden = 3
MLP(inputs, [hidden, 1])
#=> MLP of [Layer of [ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2)], Layer of [LinearNeuron(3)]]
Layer(inputs, hidden)([1.0])   #!> x must be a list of 2 numbers, but it has 1
len(MLP(inputs, [hidden, 1]).parameters())   #=> 13
rate = 0.5
p = Value(1.0); p.grad = 1.0
SGD([p], rate).step()
p                              #=> Value(data=0.5, grad=1.0)
