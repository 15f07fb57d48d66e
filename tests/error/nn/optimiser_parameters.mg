# An optimiser needs a list of parameters that is not empty.
import nn
SGD([], lr=0.1)                 #!> SGD needs at least one parameter, but the list is empty
SGD(Neuron(2), lr=0.1)          #!> SGD takes a list: SGD(model.parameters(), …)
Adam([])                        #!> Adam needs at least one parameter
SGD([Value(1.0)])               #!> SGD takes 2 to 3 arguments, 1 was given
AdamW([Value(1.0), 2], 0.1)    #!> AdamW: parameter 1 is 2, not a Value
