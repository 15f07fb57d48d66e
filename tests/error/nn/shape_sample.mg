# A sample of the wrong length: the message gives the expected number of inputs.
import nn
m = MLP(2, [3, 1])
m([1.0, 2.0, 3.0])        #!> expected 2 inputs, but got 3
m([1.0])                  #!> expected 2 inputs, but got 1: [1.0]
m([])                     #!> expected 2 inputs, but got 0
Layer(2, 1)([1.0])        #!> expected 2 inputs, but got 1
Neuron(2)([1.0])          #!> these have 2 and 1
m(3.0)                    #!> MLP: x is 3.0; expected the shape [2], a list of numbers
m([[1.0], 2.0])           #!> cannot use '*' on
