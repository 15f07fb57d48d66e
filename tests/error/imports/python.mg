# Modules and names that do not exist.
import pandas                       #!> 8: there is no library 'pandas'
import pandas as pd, math           #!> 8: there is no library 'pandas'
from os.path import join            #!> 6: there is no library 'os.path'
import torch.utils.data             #!> 8: there is no library 'torch.utils.data'
from torch.utils import data        #!> 6: there is no library 'torch.utils'
from math import nothing
nothing(3)                          #!> 1: unknown name 'nothing'
math.nothing                        #!> 6: math has no 'nothing'
import torch.nn as layers
layers.Linear(2, 3)                 #!> 1: unknown name 'layers'
import math as print                #!> 16: 'print' is a command: choose another name
numpy.exp(1)                        #!> unknown name 'numpy'
import numpy as x
x.nothing                           #!> 3: np has no 'nothing'
