# network.mg HOW ACT OUT SAMPLES BATCH STEPS SIZE…: a network learns, as HOW says:
#
#     rebuilt     each step builds the graph anew, from Values as inputs
#     plain       the same with plain numbers as inputs
#     replayed    the graph is built once, and zero_grad gets the list of parameters
#     model       the same, but zero_grad gets the model
#     data        writes the input of the other programs: parameters, then each sample and its target
#
# ACT and OUT are the activations of the inner layers and of the last one, SIZE… the sizes of the
# layers, the inputs first. With BATCH 1 each step takes the next sample.

import nn

let how, act, out = argv[1:4]
let samples, batch, steps = [int(word) for word in argv[4:7]]
let sizes = [int(word) for word in argv[7:]]

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
    print "= step", max(steps, 1)
    time replay(L, params if how == "replayed" else model)
} else {
    print "= step", max(steps, 1)
    time rebuild()
}
