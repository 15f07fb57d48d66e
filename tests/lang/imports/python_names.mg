# `from … import` binds single names, also under other names.
from math import exp as f, sqrt
from math import (
    cos as c,
    sin,  # with comments
)
from numpy import random as r
from micrograd.engine import Value as V
from sklearn.datasets import make_moons, make_blobs
f(0) + sqrt(4)                  #=> 3.0
c(0) + sin(0)                   #=> 1.0
r.randint(1)                    #=> 0
V(2.0)                          #=> Value(data=2.0, grad=0.0)
len(make_moons(10)[0])          #=> 10
exp = 3
from math import exp            # restores it
exp(0)                          #=> 1.0
from numpy import *
e                               #=> 2.718281828459045
from tqdm import tqdm
for i in tqdm(range(2)) { print i }
#=> 0
#=> 1
from torch.nn import Module     # is missing: only its use is an error
import graphviz
