# 21. Your own neuron
#
# Lesson 14 wrote out a neuron by hand. A module makes as many as you like. Its body runs once
# for each, and the names bound there are the neuron's fields: a weight for each input, and a
# bias. Calling the neuron calls `forward`.

module Neuron(nin) {
    w = [Value(uniform(-1, 1)) for i in range(nin)]
    b = Value(uniform(-1, 1))
    def forward(x) {
        act = sum([wi*xi for wi, xi in zip(w, x)], b)
        return act.tanh()
    }
}

# Good weights are not known in advance, so they start at random. A seed makes the same
# "random" numbers appear each time, here and in Python.

random.seed(1337)
n = Neuron(2)
n.w                             #=> [Value(data=0.23550571390294128, grad=0.0), Value(data=0.06653114721000164, grad=0.0)]
n.b                             #=> Value(data=-0.26830328150124894, grad=0.0)

# Two inputs in, one number out.

x = [2.0, 3.0]
o = n(x)
o.data                          #~> 0.3819165660454811

# Here is how the output responds to each parameter.

o.backward()
for p in n.parameters() { print(p.grad) }
#~> 1.7082794731600555
#~> 2.5624192097400833
#~> 0.8541397365800277
draw o > neuron.svg

# With these weights it is the neuron of lesson 14 again.

n.w[0].data = -3.0; n.w[1].data = 1.0; n.b.data = 6.8813735870195432
n([2.0, 0.0]).data              #=> 0.7071067811865477
