# Initial weights are those of micrograd: w in order from uniform(-1, 1), b is 0.
import nn
random.seed(1337)
n = Neuron(2)
[w.data for w in n.w]   #=> [0.23550571390294128, 0.06653114721000164]
n.b                     #=> Value(data=0.0, grad=0.0)
uniform(-1, 1)          #=> -0.26830328150124894
