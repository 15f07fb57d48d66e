# moons.mg WHAT [FILE]: the moons of lesson 28: data, network and loss, then moons_WHAT.mg.

import nn

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = [2*label - 1 for label in y]

model = MLP(2, [16, 16, 1])

def loss() {
    inputs = [[Value(number) for number in point] for point in X]
    scores = map(model, inputs)

    losses = [(1 + -yi*score).relu() for yi, score in zip(y, scores)]
    data_loss = sum(losses) * (1.0 / len(losses))
    reg_loss = 0.0001 * sum([p*p for p in model.parameters()])

    right = [(yi > 0) == (score > 0) for yi, score in zip(y, scores)]
    return data_loss + reg_loss, sum(right) / len(right)
}

print "= moons 100"
time run "moons_{argv[1]}.mg"
