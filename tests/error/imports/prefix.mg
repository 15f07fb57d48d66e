# What a library defines is used without the library's name.
import nn
n = nn.MLP(2, [1])     #!> 5: unknown name 'nn'
from nn import MLP     #!> 1: write import nn
n = MLP(2, [1])
len(parameters(n))     #=> 3
