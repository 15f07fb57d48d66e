# A sample of the wrong length: the message gives the expected number of inputs.
import nn
m = MLP(2, [3, 1])
m([1.0, 2.0, 3.0])        #!> x must be a list of 2 numbers, but it has 3
m([1.0])                  #!> x must be a list of 2 numbers, but it has 1: [1.0]
m([])                     #!> x must be a list of 2 numbers, but it has 0
Layer(2, 1)([1.0])        #!> x must be a list of 2 numbers, but it has 1
Neuron(2)([1.0])          #!> these have 2 and 1
m(3.0)                    #!> x must be a list of 2 numbers, but it is 3.0
m([1.0, [2.0]])           #!> cannot use '*' on
m([[1.0, 2.0]])           #!> x has the shape [1, 2], but must be one list of 2 numbers: write [model(x) for x in X]
m([[1, 2], [3, 4]])       #!> x has the shape [2, 2]
m("ab")                   #!> x must be a list of 2 numbers, but it is ab
