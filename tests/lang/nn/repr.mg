# Neurons, layers and networks print as in micrograd.
import nn
Neuron(3)                  #=> ReLUNeuron(3)
Neuron(3, act="linear")    #=> LinearNeuron(3)
Layer(2, 2, act="tanh")    #=> Layer of [TanhNeuron(2), TanhNeuron(2)]
MLP(2, [2, 1])             #=> MLP of [Layer of [ReLUNeuron(2), ReLUNeuron(2)], Layer of [LinearNeuron(2)]]
