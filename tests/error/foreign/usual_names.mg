# Functions and methods of Python that are written otherwise here; the forms have the user's names.
X = [[1, 2], [3, 4]]; ri = [0, 1]; a = Value(2.0)
open('names.txt', 'r')          #!> 1: unknown name 'open'
isinstance(a, Value)            #!> 1: unknown name 'isinstance'
dir(a)                          #!> 1: unknown name 'dir'
if __name__ == "__main__" { }   #!> 4: unknown name '__name__'
MLP(2, [1])                     #!> 1: unknown name 'MLP'
a.__add__(3)                    #!> 3: a Value has no function '__add__'
torch.optim                     #!> 7: torch has no 'optim'
X[ri]                           #!> 3: an index is a whole number, not a list
X["a"]                          #!> an index is a whole number, not a string
np.tanh(ri)                     #!> tanh needs a number or a Value, not a list
