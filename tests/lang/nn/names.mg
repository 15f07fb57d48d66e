# One import defines all names of the library.
import nn
for f in [Neuron, Layer, MLP, SGD, Adam, mse_loss, hinge_loss, cross_entropy, softmax, l2, accuracy] { f }
_check_pairs     #!> unknown name
