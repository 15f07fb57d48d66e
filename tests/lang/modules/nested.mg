# Modules contain modules.
module Neuron(n) {
    w = [Value(0.5) for i in range(n)]
    b = 1.0
    def forward(x) = sum((wi*xi for wi, xi in zip(w, x)), b)
}
module Layer(nin, nout) {
    neurons = [Neuron(nin) for i in range(nout)]
    def forward(x) = [n(x) for n in neurons]
}
l = Layer(3, 2)
[y.data for y in l([1.0, 2.0, 3.0])]   #=> [4.0, 4.0]
len(parameters(l))                     #=> 8
l.neurons[1].w[0].grad                 #=> 0.0
