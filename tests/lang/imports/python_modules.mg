# Imports of Python's modules bind names of builtins.
import math
import random
import numpy, torch
import numpy as m, random as rnd
import torch.nn.functional as F
numpy.exp(1) - math.e           #=> 0.0
m.random.seed(1); m.random.rand()       #=> 0.417022004702574
rnd.random()                    #=> 0.8444218515250481
rnd()                           #=> 0.7579544029403025
a = 0.5
torch.tanh(a)                   #=> Value(data=0.46211715726000974, grad=0.0)
F.relu(a)                       #=> Value(data=0.5, grad=0.0)
import torch as t, math
t.exp(0) + math.cos(0)          #=> 2.0
