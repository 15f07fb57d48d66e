# 25. A network that describes itself
#
# A function `repr` in a module returns its printed form. Here each part has a number to
# identify it. PyImageSearch prints its networks like this.

module Neuron(nin, number, nonlin=true) {
    w = [Value(uniform(-1, 1)) for i in range(nin)]
    b = 0.0
    def forward(x) {
        act = sum([wi*xi for wi, xi in zip(w, x)], b)
        return act.relu() if nonlin else act
    }
    def repr() {
        bend = "ReLU" if nonlin else "None"
        return "Neuron {number}(Number={len(w)}, Non-Linearity={bend})"
    }
}

module Layer(nin, nout, number, nonlin=true) {
    neurons = [Neuron(nin, i, nonlin) for i in range(nout)]
    def forward(x) {
        outs = [n(x) for n in neurons]
        return outs[0] if len(outs) == 1 else outs
    }
    def repr() = "Layer {number}\n" + join("\n", ["- {n}" for n in neurons])
}

module MLP(nin, nouts) {
    last = len(nouts) - 1
    layers = [Layer(a, b, i, i != last) for i, a, b in zip(range(len(nouts)), [nin] + nouts, nouts)]
    def forward(x) {
        for layer in layers { x = layer(x) }
        return x
    }
    def repr() = "MLP of\n" + join("\n", ["- {layer}" for layer in layers])
}

random.seed(1337)
x = [2.0, 3.0]
Neuron(2, 1)
#=> Neuron 1(Number=2, Non-Linearity=ReLU)
Neuron(2, 1)(x)
#~> Value(data=0.0, grad=0.0)

# About half of all random neurons return 0 for a given x: their sum is negative.

layer = Layer(2, 3, 1)
layer
#=> Layer 1
#=> - Neuron 0(Number=2, Non-Linearity=ReLU)
#=> - Neuron 1(Number=2, Non-Linearity=ReLU)
#=> - Neuron 2(Number=2, Non-Linearity=ReLU)
for o in layer(x) { print(o) }
#~> Value(data=0.6089916162009119, grad=0.0)
#~> Value(data=1.272496183950959, grad=0.0)
#~> Value(data=0.5327063674620531, grad=0.0)
Layer(2, 1, 1)
#=> Layer 1
#=> - Neuron 0(Number=2, Non-Linearity=ReLU)

# The last layer of a network has no relu; otherwise its output could never be negative.

mlp = MLP(2, [3, 3, 1])
mlp
#=> MLP of
#=> - Layer 0
#=> - Neuron 0(Number=2, Non-Linearity=ReLU)
#=> - Neuron 1(Number=2, Non-Linearity=ReLU)
#=> - Neuron 2(Number=2, Non-Linearity=ReLU)
#=> - Layer 1
#=> - Neuron 0(Number=3, Non-Linearity=ReLU)
#=> - Neuron 1(Number=3, Non-Linearity=ReLU)
#=> - Neuron 2(Number=3, Non-Linearity=ReLU)
#=> - Layer 2
#=> - Neuron 0(Number=3, Non-Linearity=None)
mlp(x)
#~> Value(data=1.4700989527307242, grad=0.0)

# The library's networks print on one line, as micrograd's do.

import nn       # its names replace the three above
MLP(2, [3, 1])
#=> MLP of [Layer of [ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2)], Layer of [LinearNeuron(3)]]
