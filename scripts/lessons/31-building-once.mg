# 31. Building once
#
# So far every step built its graph anew, used it once and threw it away. A graph can also be
# kept: `forward` computes it again from its leaves, as in lesson 8.

a = 3.0
L = a*a + 1
a.data = 5.0
L.data                          #=> 10.0
forward L
L.data                          #=> 26.0

# Here is the training of the moons in both ways, from the same first weights. Rebuilding, as in
# lessons 28 to 30:

import nn

np.random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = [2*label - 1 for label in y]

def network() {
    random.seed(1337)
    return MLP(2, [16, 16, 1])
}

def rate(k) = 1.0 - 0.9*k/100

def rebuilt(model, steps) {
    losses = []
    for k in range(steps) {
        loss = hinge_loss(map(model, X), y) + 0.0001*l2(model)
        model.zero_grad()
        backward loss
        for p in model.parameters() { p.data -= rate(k) * p.grad }
        losses.append(loss.data)
    }
    return losses
}

# Replaying: all that makes nodes stands before the loop, and the loop begins with `forward`.

def replayed(model, steps) {
    losses = []
    params = model.parameters()
    loss = hinge_loss(map(model, X), y) + 0.0001*l2(model)
    for k in range(steps) {
        forward loss
        zero_grad params
        backward loss
        for p in params { p.data -= rate(k) * p.grad }
        losses.append(loss.data)
    }
    return losses
}

before = rebuilt(network(), 100)
after = replayed(network(), 100)
[after[0], after[1], after[50]] #~> [0.8958441028683222, 1.7235905336972022, 0.09875114765619629]
after[99]                       #~> 0.010978370135492717

# The same hundred losses, to the last digit, because they are the same sums in the same order:

after == before                 #=> 1

# Replaying takes a fraction of the time: nothing of the program runs again, only the arithmetic.
# `time after = replayed(network(), 100)` says how long it took and how many nodes it made; the
# other one makes a hundred times as many.

# ---- what `forward` computes, and what it does not ----

# It computes every node under its root that is no leaf. What stands in a Value follows. What a
# program took out of it, with `.data` or a comparison, is a plain number, and stays:

score = a - 4
right = score > 0               # of the time: 1, since a is 5
a.data = 2.0
forward score
print(score.data, right)        #=> -2.0 1
right = score > 0
print(right)                    #=> 0

# So count what is right inside the loop, behind `forward`. And a way that the program went
# belongs to the old numbers, too. relu looks at its input each time, an `if` looked once:

def bend(x) = x if x > 0 else 0.1*x

a.data = 5.0
forward score
smooth, once = relu(score), bend(score)
a.data = 2.0
forward smooth
forward once
print(smooth.data, once.data)   #=> 0.0 -2.0
print(bend(score).data)         #=> -0.2

# `once` is wrong: built for 5, it goes on as if the score were above 0. Built anew, it is right.
# (Something of the kind is in nn: softmax and cross_entropy take away the largest logit as a plain
# number, so that exp stays in bounds. It cancels out: replayed with an old one, last digits differ,
# no more, as long as the logits have not moved by hundreds.)

# ---- another sample for the same graph ----

# Plain numbers in a graph can be reached no more. Values can: `x.data = …` feeds another sample.
# So here are inputs and labels for a batch of twenty, all Values, all 0 for the moment.

model = network()
params = model.parameters()
inputs = [[Value(0), Value(0)] for i in range(20)]
labels = [Value(0) for i in range(20)]
losses = [(1 + -yi*score).relu() for yi, score in zip(labels, map(model, inputs))]
loss = sum(losses) * (1.0 / len(losses)) + 0.0001*l2(model)

def feed(batch) {
    for place, i in enumerate(batch) {
        labels[place].data = y[i]
        for x, number in zip(inputs[place], X[i]) { x.data = number }
    }
}

# The mini-batches of lesson 29 again, with its digits, and one graph for all hundred of them:

history = []
for k in range(100) {
    feed(permutation(len(X))[:20])
    forward loss
    zero_grad params
    backward loss
    for p in params { p.data -= rate(k) * p.grad }
    history.append(loss.data)
}
[history[0], history[1], history[99]] #~> [0.9254278304065042, 1.961252461833174, 0.011031644864455833]

# `zero_grad params` leaves the other leaves alone: what the loss says of the inputs and labels has
# added up over the steps. Nobody asks here. Who does needs `zero_grad`, which zeroes all.

labels[0].grad != 0             #=> 1
zero_grad
labels[0].grad                  #=> 0.0

# The graph is one for twenty points. For all hundred it has to be another one:

(hinge_loss(map(model, X), y) + 0.0001*l2(model)).data #~> 0.02478410030931303

# ---- which one when? ----

# Rebuild while you are finding out: any line may change, an `if` may look at data, one sentence
# is longer than the other. PyTorch works like that, and calls it eager. Replay when the shape
# stands still and the same arithmetic is wanted many times. PyTorch does that, too, if asked:
# torch.jit.trace and CUDA graphs capture what one run did, with the same two rules. What was no
# tensor stays as it was then, and another shape means another graph. (torch.compile also notices
# when such a thing has changed, and captures again.)
