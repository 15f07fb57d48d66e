# 31. Building the graph once
#
# So far every step built its graph anew, used it once and discarded it. A graph can also be
# kept: `forward` recomputes it from its leaves, as in lesson 8.

a = 3.0
L = a*a + 1
a.data = 5.0
L.data                          #=> 10.0
forward L
L.data                          #=> 26.0

# Here is the training of the moons in both ways, with the same initial weights. Rebuilding, as
# in lessons 28 to 30:

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

# Replaying: everything that makes nodes is before the loop, and the loop starts with `forward`.

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

# The hundred losses are equal to the last digit: the same sums in the same order.

after == before                 #=> 1

# Replaying takes a fraction of the time: only the arithmetic runs again, not the program.
# `time after = replayed(network(), 100)` prints how long it took and how many nodes it made;
# rebuilding makes a hundred times as many.

# ---- what `forward` computes and what it does not ----

# It recomputes every inner node below its root, so Values are up to date. What a program took
# out of a Value, with `.data` or a comparison, is a plain number and remains:

score = a - 4
right = score > 0               # a plain 1, since a is 5 now
a.data = 2.0
forward score
print(score.data, right)        #=> -2.0 1
right = score > 0
print(right)                    #=> 0

# So count correct answers inside the loop, after `forward`. The branches that the program took
# belong to the old numbers, too. relu tests its input each time; an `if` tested it once:

def bend(x) = x if x > 0 else 0.1*x

a.data = 5.0
forward score
smooth, once = relu(score), bend(score)
a.data = 2.0
forward smooth
forward once
print(smooth.data, once.data)   #=> 0.0 -2.0
print(bend(score).data)         #=> -0.2

# `once` is wrong: it was built for 5 and assumes that the score is above 0. A new graph is right.
# (nn has such a case: softmax and cross_entropy subtract the largest logit as a plain number, so
# that exp cannot overflow. It cancels out: with an old one only the last digits differ, as long as
# the logits have not moved by hundreds.)

# ---- new samples for the same graph ----

# Plain numbers in a graph cannot be changed. Values can: `x.data = …` sets another sample.
# So here the inputs and labels for a batch of twenty are Values, all 0 for the moment.

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

# The mini-batches of lesson 29 again, with the same digits, and one graph for all hundred:

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

# `zero_grad params` does not change the other leaves: the gradients of the inputs and labels have
# added up over the steps. They are not used here. If you need them, use `zero_grad` alone.

labels[0].grad != 0             #=> 1
zero_grad
labels[0].grad                  #=> 0.0

# This graph is for twenty points. All hundred need another graph:

(hinge_loss(map(model, X), y) + 0.0001*l2(model)).data #~> 0.02478410030931303

# ---- when to use which ----

# Rebuild while you experiment: any line may change, an `if` may test data, sentences may differ
# in length. PyTorch works like that by default and calls it eager mode. Replay when the shape is
# fixed and the same arithmetic runs many times. PyTorch can do that, too: torch.jit.trace and
# CUDA graphs record one run, with the same two rules. Whatever is not a tensor keeps its value
# from that run, and another shape needs another graph. (torch.compile also notices when such a
# value has changed, and records again.)
