# Names of a library are used without its name as a prefix.
import nn
n = nn.MLP(2, [1])     #!> 5: unknown name 'nn'
from nn import MLP as Net
n = Net(2, [1])
len(parameters(n))     #=> 3
