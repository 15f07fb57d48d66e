# 40. The landscape of the moons
#
# A loss is a number for every choice of the parameters. With two parameters it is a landscape:
# the parameters are the place, and the loss is the height. Gradient descent walks downhill in
# it.
#
# A line `w*x + b` through four points, and a poor first guess:

xs = [-1.0, 0.0, 1.0, 3.0]
ys = [-1.2, 0.9, 3.1, 6.9]
w = -1.0; b = 4.0
L = mean([(w*x + b - y)**2 for x, y in zip(xs, ys)])
backward L
L.data                          #~> 20.7175
[w.grad, b.grad]                #~> [-12.0, 1.65]

# `landscape` computes L for 60 x 60 pairs of w and b, with `forward`, and draws the result as a
# map. Dark is high, the numbers on the lines are losses, and the circle is the present guess.
# The arrows are the negative gradient. Near the guess they point to the right and a little
# down, because dL/dw is far below 0 and dL/db above it.

landscape L, w, b > guess.svg

# To draw the map, w and b took other data. Now they have their own again, and the same gradients.

[w.data, b.data, w.grad, b.grad]        #~> [-1.0, 4.0, -12.0, 1.65]

# ---- ways through the landscape ----

# `track` records where the parameters are; call it once in each step. Each name is a line on the
# map. Here are three ways down from the same guess:

import nn

def descend(optimiser, label) {
    w.data = -1.0
    b.data = 4.0
    for k in range(30) {
        track w, b, name=label
        forward L
        optimiser.zero_grad()
        backward L
        optimiser.step()
    }
    forward L
    return L.data
}

descend(SGD([w, b], lr=0.02), "SGD 0.02")       #~> 1.9565021751748264
descend(SGD([w, b], lr=0.3), "SGD 0.3")         #~> 0.010477601559497127
descend(Adam([w, b], lr=0.3), "Adam 0.3")       #~> 0.045794955870474094

track
#=> SGD 0.02: 30 points of w, b
#=> SGD 0.3: 30 points of w, b
#=> Adam 0.3: 30 points of w, b
landscape L, w, b, title="three ways down" > ways.svg
track clear=true

# The map shows why the rates matter. The valley is narrow in the direction of w and long in the
# direction of b. With the small rate, the points follow the arrows, and the steps become small
# where the slope is gentle: after 30 of them the way is not over. With the large rate, each
# step crosses the valley and lands on its other side; at 0.4 it would land higher each time.
# Adam divides each gradient by its usual size. So its steps have the same length in both
# directions, whatever the slope, and it walks past the lowest point before it turns.

# ---- the moons ----

# The network of lesson 28 has 337 parameters, and nobody can draw a landscape of 337
# dimensions. But a map can show a plane in it: two directions, in which all parameters move
# together.

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = [2*label - 1 for label in y]
model = MLP(2, [16, 16, 1])
params = model.parameters()
loss = hinge_loss(map(model, X), y) + 0.0001*l2(model)
let before = [p.data for p in params]

for k in range(100) {
    forward loss
    zero_grad params
    backward loss
    for p in params { p.data -= (1.0 - 0.9*k/100) * p.grad }
}
forward loss
loss.data                       #~> 0.010977891483772168
let after = [p.data for p in params]

# By hand, and for one direction: the straight line from the first weights to the trained ones.
# 0 is before the training, 1 is after it, and 1.5 is half as far again.

def loss_at(share) {
    for p, first, last in zip(params, before, after) { p.data = first + share*(last - first) }
    forward loss
    return loss.data
}

for share in [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5] { print(f"{share:4} {loss_at(share):.4f}") }
#=>    0 0.8958
#=> 0.25 0.3565
#=>  0.5 0.2326
#=> 0.75 0.0848
#=>    1 0.0110
#=> 1.25 0.1508
#=>  1.5 0.5292

# All the way down, and then up again: no hill is between the beginning and the end. Training took
# another way, but it could have gone straight.

loss_at(1)                      #~> 0.010977891483772168

# `landscape` with a model draws two directions, which it chooses at random. The trained network
# is in the middle. Each neuron's part of a direction is as long as the weights of that neuron,
# so 1 means: as far away as the weights are large. Biases stay. Another seed gives other
# directions.

landscape loss, model > moons.svg
landscape loss, model, seed=1 > other.svg

# The network is at the bottom of a wide valley, and the arrows around it point to it. Far away
# the slopes are steep in some directions, and in others there are plains, where arrows point
# anywhere.
#
# Such a map is a narrow view. Training moved the weights in a direction of 337 dimensions, and
# two random ones have almost no part of it: with `track model` in the loop, the way would be a
# short line near the middle.
