# micrograd.nn and torch.optim are the library nn.
from micrograd.nn import MLP as Net, Layer
from micrograd.nn import Neuron as N
from torch.optim import SGD
Net(2, [1])      #=> MLP of [Layer of [LinearNeuron(2)]]
len(N(3).parameters())          #=> 4
SGD(Layer(1, 1).parameters(), 0.1);
