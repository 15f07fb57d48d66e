# A sample of the wrong length: the message gives the expected number of inputs.
import nn
m = MLP(2, [3, 1])
m([1.0, 2.0, 3.0])        #!> 2 inputs are expected here, but there are 3
m([1.0])                  #!> 2 inputs are expected here, but there are 1: [1.0]
m([])                     #!> 2 inputs are expected here, but there are 0
Layer(2, 1)([1.0])        #!> 2 inputs are expected here, but there are 1
Neuron(2)([1.0])          #!> these have 2 and 1
m(3.0)                    #!> no length
m([[1.0], 2.0])           #!> cannot use '*' on
