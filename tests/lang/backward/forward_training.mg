# Training gives the same digits whether the graph is replayed with forward or rebuilt at each step.
import nn
X = [[0.5, -1.0], [1.5, 0.25], [-0.5, 2.0]]; y = [1, -1, 1]

def loss_of(model) = hinge_loss(map(model, X), y) + 0.01*l2(model)
def optimiser_of(model, name) {
    params = model.parameters()
    return Adam(params, lr=0.05) if name == "Adam" else SGD(params, lr=0.1, momentum=0.9)
}

# `way` selects how gradients are zeroed.
def losses(name, act, replay, way) {
    random.seed(7)
    model = MLP(2, [3, 1], act=act)
    optimiser = optimiser_of(model, name)
    params = model.parameters()
    loss = loss_of(model)
    found = []
    for k in range(6) {
        if replay { forward loss } else { loss = loss_of(model) }
        if way == "all" { zero_grad }
        if way == "model" { zero_grad model }
        if way == "list" { zero_grad params }
        if way == "optimiser" { optimiser.zero_grad() }
        backward loss
        optimiser.step()
        found.append(loss.data)
        if way == "list" and k == 3 { topo loss }
    }
    return found
}

for name in ["SGD", "Adam"] {
    for act in ["relu", "tanh", "sigmoid"] {
        built = losses(name, act, false, "all")
        assert built[0] != built[5]
        for way in ["all", "model", "list", "optimiser"] {
            assert losses(name, act, true, way) == built, "{name} {act} {way}"
            assert losses(name, act, false, way) == built, "{name} {act} {way}"
        }
    }
}

# With two roots, each `forward` computes the nodes under its own root.
a = 2.0; b = -3.0
shared = dot([a, b], [b, a])
up = shared + a; down = shared*b
a.data = 1.0; b.data = 4.0
forward up
print up.data, shared.data, down.data    #=> 9.0 8.0 36.0
forward down
print up.data, shared.data, down.data    #=> 9.0 8.0 32.0
