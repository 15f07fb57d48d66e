# A network needs a list of sizes, each at least 1.
import nn
MLP(2, 1)                 #!> nouts is a list of the layers' sizes
MLP(2, [])                #!> such as [16, 16, 1], not []
MLP(2, [3, 0])            #!> nout, the number of neurons, must be a whole number of at least 1, not 0
Layer(2, -1)              #!> nout, the number of neurons, must be a whole number of at least 1, not -1
Neuron(0)                 #!> nin, the number of inputs, must be a whole number of at least 1, not 0
Neuron([2])               #!> nin, the number of inputs, must be a whole number of at least 1, not [2]
MLP(2)                    #!> MLP takes 2 to 4 arguments, 1 was given
Neuron("2")               #!> nin, the number of inputs, must be a whole number of at least 1, not 2
Neuron(2.5)               #!> nin, the number of inputs, must be a whole number of at least 1, not 2.5
