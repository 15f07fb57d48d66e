# nn.mg: neurons, layers and networks, their losses and optimisers. `import nn` brings them all.
#
# Names and conventions are PyTorch's; graphs and first weights are made as micrograd makes them:
# the same seed gives the same network.

# ---- neurons, layers, networks ----

def _unchanged(x) = x

# An activation as its name, its part of a neuron's printed form, its function.
let _activations = [["relu", "ReLU", relu], ["tanh", "Tanh", tanh], ["sigmoid", "Sigmoid", sigmoid],
                    ["linear", "Linear", _unchanged]]

def _activation(act) {
    for name, title, function in _activations {
        if name == act {
            return title, function
        }
    }
    assert false, "act is \"relu\", \"tanh\", \"sigmoid\" or \"linear\", not {act}"
}

def _check_count(what, count) {
    assert type(count) in ["integer", "float", "Value"] and count >= 1 and count == floor(count),
           "{what} is a whole number from 1 up, not {count}"
}

# Weighs its inputs, adds its bias b and bends the sum.
module Neuron(nin, act="relu") {
    _check_count("nin, the number of inputs,", nin)
    title, function = _activation(act)
    w = [Value(uniform(-1, 1)) for i in range(nin)]
    b = 0.0
    def forward(x) = function(dot(w, x, b))
    def repr() = "{title}Neuron({len(w)})"
}

# Neurons side by side: each sees the same inputs. Its result is a list, however short.
module Layer(nin, nout, act="relu") {
    _check_count("nout, the number of neurons,", nout)
    neurons = [Neuron(nin, act) for i in range(nout)]
    def forward(x) {
        if len(x) != nin {
            assert false, "{int(nin)} inputs are expected here, but there are {len(x)}: {x}"
        }
        return [neuron(x) for neuron in neurons]
    }
    def repr() = "Layer of {neurons}"
}

# A multilayer perceptron: layers in a row, each fed by the one before it. The last has the
# activation `out`, the others `act`. A network with one output gives that Value, not a list.
module MLP(nin, nouts, act="relu", out="linear") {
    assert type(nouts) == "list" and len(nouts) > 0,
           "nouts is a list of the layers' sizes such as [16, 16, 1], not {nouts}"
    layers = [Layer(before, size, bend) for before, size, bend in
              zip([nin] + nouts, nouts, [act]*(len(nouts) - 1) + [out])]
    def forward(x) {
        for layer in layers {
            x = layer(x)
        }
        return x[0] if len(x) == 1 else x
    }
    def repr() = "MLP of {layers}"
}

# ---- losses ----

# One target for each prediction, and numbers that mean something.
def _check_pairs(what, ypred, y) {
    assert type(ypred) == "list" and type(y) == "list",
           "{what} takes two lists, predictions and targets"
    assert len(ypred) > 0, "{what} needs at least one prediction, but the list is empty"
    assert len(ypred) == len(y),
           "{what} needs a target for each prediction: {len(ypred)} predictions, {len(y)} targets"
    _check_numbers(what, "prediction", ypred)
}

def _check_numbers(what, kind, xs) {
    for i, x in enumerate(xs) {
        if isnan(x) {
            assert false, "{what}: {kind} {i} is nan, not a number; try a smaller learning rate"
        }
    }
}

# The mean squared error; reduction="sum" leaves the squares added up.
def mse_loss(ypred, y, reduction="mean") {
    assert reduction in ["mean", "sum"], "reduction is \"mean\" or \"sum\", not {reduction}"
    _check_pairs("mse_loss", ypred, y)
    total = sum([(p - t)**2 for p, t in zip(ypred, y)])
    return total if reduction == "sum" else total * (1.0/len(y))
}

# The mean of relu(1 - y*score), the "max-margin" loss: it asks for a score of at least 1 on the
# label's side. Labels are -1 or 1.
def hinge_loss(scores, y) {
    _check_pairs("hinge_loss", scores, y)
    for i, t in enumerate(y) {
        if t != 1 and t != -1 {
            assert false, "hinge_loss needs labels that are -1 or 1, but label {i} is {t}"
        }
    }
    losses = [(1 + -t*s).relu() for t, s in zip(y, scores)]
    return sum(losses) * (1.0/len(losses))
}

# The logits and their largest, as a plain number. Taking it away from each of them changes no
# probability, and exp stays in bounds.
def _below_zero(what, logits) {
    assert len(logits) > 0, "{what} needs at least one logit, but the list is empty"
    _check_numbers(what, "logit", logits)
    largest = float(max(logits))
    return [z - largest for z in logits]
}

# The share of each exp(logit) in their sum: probabilities, which add up to 1.
def softmax(logits) {
    powers = [exp(z) for z in _below_zero("softmax", logits)]
    total = sum(powers)
    return [p / total for p in powers]
}

# -log(softmax(logits)[k]): how surprised the network is that class k is the right one.
def cross_entropy(logits, k) {
    zs = _below_zero("cross_entropy", logits)
    assert k in range(len(zs)), "k is the index of the right class, 0 to {len(zs) - 1}, not {k}"
    return log(sum([exp(z) for z in zs])) - zs[k]
}

# The sum of the squared parameters: a small share of it in the loss keeps them small.
def l2(model) = sum([p*p for p in parameters(model)])

# The fraction of scores that have their label's sign.
def accuracy(scores, y) {
    _check_pairs("accuracy", scores, y)
    return mean([(t > 0) == (s > 0) for t, s in zip(y, scores)])
}

# ---- optimisers ----

def _check_parameters(what, params) {
    assert type(params) == "list", "{what} takes a list: {what}(model.parameters(), …)"
    assert len(params) > 0, "{what} needs at least one parameter, but the list is empty"
}

# Nothing may move by a gradient that is no number: nan would be everywhere after the next step.
def _gradients(what, params) {
    gradients = [p.grad for p in params]
    _check_numbers(what, "the gradient of parameter", gradients)
    return gradients
}

# Gradient descent. With momentum a parameter keeps part of its last movement, like a ball.
module SGD(params, lr, momentum=0) {
    _check_parameters("SGD", params)
    self.lr = float(lr)
    self.momentum = float(momentum)
    velocities = [0.0 for p in params]
    def step() {
        for i, g in enumerate(_gradients("SGD", params)) {
            velocities[i] = momentum*velocities[i] + g
            params[i].data -= lr * velocities[i]
        }
    }
    def zero_grad() {
        for p in params {
            p.grad = 0.0
        }
    }
}

# Adam (Kingma and Ba, 2015): running means of each gradient and of its square. Their quotient
# gives each parameter steps of its own size, at most about lr. Both means begin at 0, and are
# scaled up at first to make good for it.
module Adam(params, lr=0.001, betas=[0.9, 0.999], eps=1e-8) {
    _check_parameters("Adam", params)
    self.lr = float(lr)
    beta1, beta2 = [float(beta) for beta in betas]
    means = [0.0 for p in params]
    squares = [0.0 for p in params]
    let steps = 0
    def step() {
        self.steps += 1
        for i, g in enumerate(_gradients("Adam", params)) {
            means[i] = beta1*means[i] + (1 - beta1)*g
            squares[i] = beta2*squares[i] + (1 - beta2)*g*g
            m = means[i] / (1 - beta1**steps)
            v = squares[i] / (1 - beta2**steps)
            params[i].data -= lr*m / (sqrt(v) + eps)
        }
    }
    def zero_grad() {
        for p in params {
            p.grad = 0.0
        }
    }
}
