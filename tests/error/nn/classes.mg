# No classes, or a class that does not exist.
import nn
softmax([])                     #!> softmax needs at least one logit, but the list is empty
cross_entropy([], 0)            #!> cross_entropy needs at least one logit
cross_entropy([1.0, 2.0], 2)    #!> k is the index of the right class, 0 to 1, not 2
cross_entropy([1.0, 2.0], -1)   #!> k is the index of the right class, 0 to 1, not -1
