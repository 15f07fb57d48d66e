# One import gives everything that the library names.
import nn
for f in [Neuron, Layer, MLP, SGD, Adam, mse_loss, hinge_loss, cross_entropy, softmax, l2, accuracy] { f }
_check_pairs     #!> unknown name
