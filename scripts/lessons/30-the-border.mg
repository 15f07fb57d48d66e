# 30. The border between the moons
#
# The network has a score for every point of the plane, not only for those it has seen. The
# border is where the score changes sign.

import nn

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = [2*label - 1 for label in y]
model = MLP(2, [16, 16, 1])

# The training of lesson 28, written with the library.

optimiser = SGD(model.parameters(), lr=1.0)
for k in range(100) {
    scores = map(model, X)
    loss = hinge_loss(scores, y) + 0.0001*l2(model)
    optimiser.zero_grad()
    loss.backward()
    optimiser.lr = 1.0 - 0.9*k/100
    optimiser.step()
}
loss.data                       #~> 0.010978370135492717
accuracy(scores, y)             #=> 1.0

# `boundary` computes the score on a grid of points, draws both sides, and the moons on top.

boundary model, X, y > border.svg

# By hand: a grid of points at distances of a quarter, a little wider than the moons. `#` means a
# score above 0. The top line has the largest y.

def column(i) = [point[i] for point in X]
xs = arange(min(column(0)) - 1, max(column(0)) + 1, 0.25)
ys = arange(min(column(1)) - 1, max(column(1)) + 1, 0.25)
for v in reversed(ys) {
    print(join("", ["##" if model([u, v]) > 0 else ".." for u in xs]))
}
#=> ..........................................
#=> ..........................................
#=> ..........................................
#=> ........................................##
#=> ....................................######
#=> ..................................########
#=> ..............######............##########
#=> ..............########........############
#=> ............############....##############
#=> ............##############################
#=> ............##############################
#=> ............##############################
#=> ..............############################
#=> ..............############################
#=> ..............############################
