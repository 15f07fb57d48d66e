# An unknown activation: the message lists the known ones.
import nn
Neuron(2, act="rleu")           #!> act is "relu", "tanh", "sigmoid" or "linear", not 'rleu'
MLP(2, [3, 1], out="softmax")   #!> not 'softmax'
Neuron(2, tanh)                 #!> act is "relu"
MLP(2, [1], act="rleu")   #!> act is "relu", "tanh", "sigmoid" or "linear", not 'rleu'
