# 21. A neuron of one's own
#
# Lesson 14 wrote a neuron out by hand. A module makes as many as one likes: its body runs once
# for each, and the names bound there are what the neuron remembers: a weight for each
# input, and a bias. `forward` is what a call does.

module Neuron(nin) {
    w = [Value(uniform(-1, 1)) for i in range(nin)]
    b = Value(uniform(-1, 1))
    def forward(x) {
        act = sum([wi*xi for wi, xi in zip(w, x)], b)
        return act.tanh()
    }
}

# Nobody knows good weights beforehand, so they begin at random. A seed makes the same
# "random" numbers come again, here and in Python.

random.seed(1337)
n = Neuron(2)
n.w                             #=> [Value(data=0.23550571390294128, grad=0.0), Value(data=0.06653114721000164, grad=0.0)]
n.b                             #=> Value(data=-0.26830328150124894, grad=0.0)

# Two inputs in, one number out.

x = [2.0, 3.0]
o = n(x)
o.data                          #~> 0.3819165660454811

# Here are its knobs, and what turning each of them would do.

o.backward()
for p in n.parameters() { print(p.grad) }
#~> 1.7082794731600555
#~> 2.5624192097400833
#~> 0.8541397365800277
draw o > neuron.svg

# With hand-made weights it is the neuron of lesson 14 again.

n.w[0].data = -3.0; n.w[1].data = 1.0; n.b.data = 6.8813735870195432
n([2.0, 0.0]).data              #=> 0.7071067811865477
