# network.mg NAME HOW [FILE]: a network of network.txt learns, as HOW says:
#
#     rebuilt     each step builds the graph anew, from Values as inputs
#     plain       the same with plain numbers as inputs
#     replayed    the graph is built once, and zero_grad gets the list of parameters
#     model       the same, but zero_grad gets the model
#     data        writes the input of the other programs: parameters, then each sample and its target

import nn

let name, how = argv[1], argv[2]

# Sizes of the layers, activations of the inner layers and the last one, samples, those of one step,
# steps.
networks = {"moons": [[2, 16, 16, 1], "tanh", "linear", 100, 100, 100],
            "tiny": [[3, 4, 4, 1], "tanh", "tanh", 4, 4, 1000],
            "digits-relu": [[64, 32, 10], "relu", "linear", 100, 100, 10],
            "digits-tanh": [[64, 32, 10], "tanh", "linear", 100, 100, 10],
            "image": [[784, 50, 10], "relu", "linear", 40, 1, 40]}
let sizes, act, out, samples, batch, steps = networks[name]

random.seed(1337)
let classes = sizes[len(sizes) - 1]
model = MLP(sizes[0], sizes[1:], act=act, out=out)
params = model.parameters()
for p in params { p.data = p.data / sqrt(sizes[0]) }
let X = [[uniform(-1, 1) for i in range(sizes[0])] for k in range(samples)]
let y = [k % classes if classes > 1 else 1 - 2*(k % 2) for k in range(samples)]

def of_scores(scores, targets) {
    if classes == 1 {
        return mse_loss(scores, targets)
    }
    return sum([cross_entropy(z, t) for z, t in zip(scores, targets)]) * (1.0/len(targets))
}

def loss(k) {
    let rows, targets = X, y
    if batch < samples {
        rows, targets = [X[k]], [y[k]]
    }
    if how != "plain" {
        rows = [[Value(number) for number in row] for row in rows]
    }
    return of_scores(map(model, rows), targets)
}

def update() {
    for p in params { p.data -= 0.05 * p.grad }
}

def rebuild() {
    for k in range(steps) {
        L = loss(k)
        zero_grad params
        backward L
        update()
        print(f"step {k} loss {L.data}")
    }
}

def replay(L, cleared) {
    for k in range(steps) {
        forward L
        zero_grad cleared
        backward L
        update()
        print(f"step {k} loss {L.data}")
    }
}

if how == "data" {
    for p in params { print "data", p.data }
    for row, target in zip(X, y) { for number in row + [target] { print "data", number } }
} else if how in ["replayed", "model"] {
    L = loss(0)
    print "= step", steps
    time replay(L, params if how == "replayed" else model)
} else {
    print "= step", steps
    time rebuild()
}
