# The parameters of a class are those of its own __init__.
class Empty:                       #!> 1: write module Empty() { … }
    x = 1
class Neuron:                      #!> 1: write module Neuron(nin, nout=1) { … }
def __init__(self, nin, nout=1):   #!> 5: module Name(nin, nout=1) { … }
class Pair:                                          #!> 1: write module Pair(left, right=(), n=max(1, 2)) { … }
def __init__(self, left, right=(), n=max(1, 2)):     #!> 5: module Name(left, right=(), n=max(1, 2)) { … }
