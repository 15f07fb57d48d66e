# 22. Layers
#
# A layer is a group of neurons that all get the same inputs. A multilayer perceptron (MLP)
# is a sequence of layers: the outputs of one are the inputs of the next.

module Neuron(nin) {
    w = [Value(uniform(-1, 1)) for i in range(nin)]
    b = Value(uniform(-1, 1))
    def forward(x) = tanh(sum([wi*xi for wi, xi in zip(w, x)], b))
}

module Layer(nin, nout) {
    neurons = [Neuron(nin) for i in range(nout)]
    def forward(x) {
        outs = [n(x) for n in neurons]
        return outs[0] if len(outs) == 1 else outs
    }
}

module MLP(nin, nouts) {
    layers = [Layer(a, b) for a, b in zip([nin] + nouts, nouts)]
    def forward(x) {
        for layer in layers { x = layer(x) }
        return x
    }
}

random.seed(1337)
l = Layer(2, 3)
[o.data for o in l([2.0, 3.0])] #~> [0.3819165660454811, -0.7674029183400976, 0.9713663174614785]

# Three inputs, two layers of four neurons, one output. `parameters` follows the fields and
# finds all parameters: `4*(3+1) + 4*(4+1) + 1*(4+1)`.

mlp = MLP(3, [4, 4, 1])
len(mlp.parameters())           #=> 41
mlp.layers[0].neurons[0].w[0]   #=> Value(data=-0.3847332240409951, grad=0.0)

# The output is one Value at the top of a big graph, and backward reaches every parameter.

o = mlp([2.0, 3.0, -1.0])
o.data                          #~> 0.7836926624777166
len(topo(o))                    #=> 126
o.backward()
mlp.layers[0].neurons[0].w[0].grad      #~> -0.001874022965513033
draw o > output.svg

# A picture of 126 nodes is hard to read. It helps to draw a frame around each neuron, or to
# fold each layer into one box.

draw o, group=true > neurons.svg
draw o, fold=true > layers.svg

# `import nn` provides modules like these three, and losses and optimisers, so that the next
# lessons need not define them again.
