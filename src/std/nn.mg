# nn.mg: neurons, layers and networks, losses and optimisers; the library of `import nn`.
#
# Names and conventions are PyTorch's. Graphs and initial weights are micrograd's: the same seed
# gives the same network.

# ---- neurons, layers, networks ----

def _unchanged(x) = x

# Activations: name, the name in a neuron's printed form, function.
let _activations = [["relu", "ReLU", relu], ["tanh", "Tanh", tanh], ["sigmoid", "Sigmoid", sigmoid],
                    ["linear", "Linear", _unchanged]]

def _activation(act) {
    for name, title, function in _activations {
        if name == act {
            return title, function
        }
    }
    assert false, "act is \"relu\", \"tanh\", \"sigmoid\" or \"linear\", not {_repr(act)}"
}

def _check_count(what, count) {
    assert type(count) in ["integer", "float", "Value"] and count >= 1 and count == floor(count),
           "{what} must be a whole number of at least 1, not {count}"
}

# act(w[0]*x[0] + … + b), with weights from uniform(-1, 1) and bias b = 0.
module Neuron(nin, act="relu") {
    _check_count("nin, the number of inputs,", nin)
    title, function = _activation(act)
    w = [Value(uniform(-1, 1)) for i in range(nin)]
    b = 0.0
    def forward(x) = function(dot(w, x, b))
    def repr() = "{title}Neuron({len(w)})"
}

def _refuse_input(nin, x) {
    assert len(_shape(x)) < 2, "x has the shape {_shape(x)}, but must be one list of {int(nin)} " +
                               "numbers: write [model(x) for x in X]"
    found = "has {len(x)}: {x}" if type(x) == "list" else "is {x}"
    assert false, "x must be a list of {int(nin)} numbers, but it {found}"
}

# Neurons with the same inputs. The result is a list, even for one neuron.
module Layer(nin, nout, act="relu") {
    _check_count("nout, the number of neurons,", nout)
    neurons = [Neuron(nin, act) for i in range(nout)]
    def forward(x) {
        if _width(x) != nin {
            _refuse_input(nin, x)
        }
        return [neuron(x) for neuron in neurons]
    }
    def repr() = "Layer of {neurons}"
}

# A multilayer perceptron: each layer gets the outputs of the one before it. The last layer has the
# activation `out`, the others `act`. With one output, the result is that Value, not a list.
module MLP(nin, nouts, act="relu", out="linear") {
    assert type(nouts) == "list" and len(nouts) > 0,
           "nouts is a list of the layers' sizes such as [16, 16, 1], not {nouts}"
    _activation(act) # the layers use it only if there are several
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

# The shape of a list of lists, judged by the first elements: [4, 3] for 4 rows of 3 numbers.
def _shape(x) {
    sizes = []
    while type(x) == "list" {
        sizes.append(len(x))
        x = x[0] if len(x) > 0 else nil
    }
    return sizes
}

def _has_lists(xs) = any([type(x) == "list" for x in xs])

# Checks that there are two lists, and one target for each prediction.
def _check_lists(what, ypred, y) {
    assert type(ypred) == "list" and type(y) == "list",
           "{what} takes two lists, predictions and targets"
    assert len(ypred) > 0, "{what} needs at least one prediction, but the list is empty"
    assert len(ypred) == len(y),
           "{what} needs a target for each prediction: {len(ypred)} predictions, {len(y)} targets"
}

# Checks, too, that both are lists of numbers, and that no prediction is nan. `name` is the
# parameter that ypred was passed for.
def _check_pairs(what, name, ypred, y) {
    _check_lists(what, ypred, y)
    if _has_lists(ypred) or _has_lists(y) {
        assert false, "{what}: {name} has the shape {_shape(ypred)} and y the shape {_shape(y)}; " +
                      "expected [{len(y)}] for both, a list of numbers"
    }
    _check_numbers(what, "prediction", ypred)
}

def _check_numbers(what, kind, xs) {
    for i, x in enumerate(xs) {
        if isnan(x) {
            assert false, "{what}: {kind} {i} is nan, not a number; try a smaller learning rate"
        }
    }
}

# The mean squared error; with reduction="sum", the sum of the squares.
def mse_loss(ypred, y, reduction="mean") {
    assert reduction in ["mean", "sum"], "reduction is \"mean\" or \"sum\", not {reduction}"
    _check_pairs("mse_loss", "ypred", ypred, y)
    total = sum([(p - t)**2 for p, t in zip(ypred, y)])
    return total if reduction == "sum" else total * (1.0/len(y))
}

# The mean of relu(1 - y*score), the "max-margin" loss: 0 if every score has the sign of its label
# and an absolute value of at least 1. Labels are -1 or 1.
def hinge_loss(scores, y) {
    _check_pairs("hinge_loss", "scores", scores, y)
    for i, t in enumerate(y) {
        if t != 1 and t != -1 {
            assert false, "hinge_loss needs labels that are -1 or 1, but label {i} is {t}"
        }
    }
    losses = [(1 + -t*s).relu() for t, s in zip(y, scores)]
    return sum(losses) * (1.0/len(losses))
}

# log(p), but at least -100, as in PyTorch: a loss stays finite if a probability is 0.
def _log_probability(p) = log(clamp(p, min=exp(-100)))

# Binary cross entropy: the mean of -log(p) where the target is 1, and of -log(1 - p) where it is 0.
def bce_loss(ypred, y, reduction="mean") {
    assert reduction in ["mean", "sum"], "reduction is \"mean\" or \"sum\", not {reduction}"
    _check_pairs("bce_loss", "ypred", ypred, y)
    for i, p in enumerate(ypred) {
        if p < 0 or p > 1 or not (y[i] >= 0 and y[i] <= 1) {
            assert false, "bce_loss takes probabilities from 0 to 1, but prediction {i} is " +
                          "{float(p)} and its target {float(y[i])}; sigmoid makes probabilities"
        }
    }
    losses = []
    for p, t in zip(ypred, y) {
        if t == 1 {
            losses.append(-_log_probability(p))
        } else if t == 0 {
            losses.append(-_log_probability(1 - p))
        } else {
            losses.append(-(t*_log_probability(p) + (1 - t)*_log_probability(1 - p)))
        }
    }
    return sum(losses) if reduction == "sum" else sum(losses) * (1.0/len(losses))
}

# The logits minus the largest one as a plain number. This changes no probability, and exp cannot
# overflow.
def _below_zero(what, logits) {
    assert len(logits) > 0, "{what} needs at least one logit, but the list is empty"
    _check_numbers(what, "logit", logits)
    largest = float(max(logits))
    return [z - largest for z in logits]
}

# exp(logit) divided by the sum of all exp(logit): probabilities, which add up to 1.
def softmax(logits) {
    powers = [exp(z) for z in _below_zero("softmax", logits)]
    total = sum(powers)
    return [p / total for p in powers]
}

# -log(softmax(logits)[k]), where k is the index of the right class. The form below cannot overflow.
def cross_entropy(logits, k) {
    zs = _below_zero("cross_entropy", logits)
    assert k in range(len(zs)), "k is the index of the right class, 0 to {len(zs) - 1}, not {k}"
    return log(sum([exp(z) for z in zs])) - zs[k]
}

# The sum of the squared parameters. Adding a small multiple of it to the loss keeps them small.
def l2(model) = sum([p*p for p in parameters(model)])

# The fraction of scores that have the sign of their label. If each element of scores is a list with
# a score for each class, the fraction of lists whose largest score is that of their label.
def accuracy(scores, y) {
    _check_lists("accuracy", scores, y)
    if not _has_lists(scores) {
        _check_pairs("accuracy", "scores", scores, y)
        return mean([(t > 0) == (s > 0) for t, s in zip(y, scores)])
    }
    classes = _shape(scores)[-1]
    nested = _has_lists(y)
    for i, row in enumerate(scores) {
        if type(row) != "list" or len(row) != classes or _has_lists(row) or nested {
            assert false, "accuracy: scores has the shape {_shape(scores)} and y the shape " +
                          "{_shape(y)}; expected a list of {classes} numbers for each element " +
                          "of y, but scores[{i}] is {row}"
        }
        if y[i] not in range(classes) {
            assert false, "accuracy: y holds the classes 0 to {classes - 1}, but y[{i}] is {y[i]}"
        }
    }
    return mean([argmax(row) == t for row, t in zip(scores, y)])
}

# ---- batches ----

# The samples in groups of n, as [X, y] each; the last group may be smaller.
def batches(X, y, n, shuffle=false) {
    _check_count("n, the size of a batch,", n)
    assert type(X) == "list" and type(y) == "list" and len(X) == len(y),
           "batches needs a target for each sample: X has the shape {_shape(X)} and y the shape " +
           "{_shape(y)}"
    order = permutation(len(X)) if shuffle else range(len(X))
    groups = [order[i:i + n] for i in range(0, len(X), n)]
    return [[[X[i] for i in group], [y[i] for i in group]] for group in groups]
}

# ---- optimisers ----

def _check_parameters(what, params) {
    assert type(params) == "list", "{what} takes a list: {what}(model.parameters(), …)"
    assert len(params) > 0, "{what} needs at least one parameter, but the list is empty"
    for i, p in enumerate(params) {
        if type(p) != "Value" {
            assert false, "{what}: parameter {i} is {p}, not a Value"
        }
    }
}

# The gradients. Fails if one is nan, which would make every parameter nan after the next step.
def _gradients(what, params) {
    gradients = [p.grad for p in params]
    _check_numbers(what, "the gradient of parameter", gradients)
    return gradients
}

# Scales the gradients down if their norm is larger than max_norm. Returns the norm before.
def clip_grad_norm(params, max_norm) {
    _check_parameters("clip_grad_norm", params)
    gradients = _gradients("clip_grad_norm", params)
    norm = sqrt(sum([g*g for g in gradients]))
    scale = max_norm / (norm + 1e-6)
    if scale < 1 {
        for p in params {
            p.grad *= scale
        }
    }
    return norm
}

# Gradient descent. With momentum: v = momentum*v + gradient, parameter -= lr*v.
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

# The running means of Adam and AdamW.
module _Moments(count, betas, eps) {
    beta1, beta2 = [float(beta) for beta in betas]
    means = [0.0 for i in range(count)]
    squares = [0.0 for i in range(count)]
    let steps = 0
    def changes(lr, gradients) {
        self.steps += 1
        found = []
        for i, g in enumerate(gradients) {
            means[i] = beta1*means[i] + (1 - beta1)*g
            squares[i] = beta2*squares[i] + (1 - beta2)*g*g
            m = means[i] / (1 - beta1**steps)
            v = squares[i] / (1 - beta2**steps)
            found.append(lr*m / (sqrt(v) + eps))
        }
        return found
    }
}

# Adam (Kingma and Ba, 2015): m and v are running means of a gradient and of its square; the step is
# lr * m / (sqrt(v) + eps). Both means begin at 0, so they are divided by 1 - beta**steps to correct
# the bias.
module Adam(params, lr=0.001, betas=[0.9, 0.999], eps=1e-8) {
    _check_parameters("Adam", params)
    self.lr = float(lr)
    moments = _Moments(len(params), betas, eps)
    def step() {
        for i, change in enumerate(moments.changes(lr, _gradients("Adam", params))) {
            params[i].data -= change
        }
    }
    def zero_grad() {
        for p in params {
            p.grad = 0.0
        }
    }
}

# Adam with weight decay (Loshchilov and Hutter, 2019): each step first scales the parameters by
# 1 - lr*weight_decay.
module AdamW(params, lr=0.001, betas=[0.9, 0.999], eps=1e-8, weight_decay=0.01) {
    _check_parameters("AdamW", params)
    self.lr = float(lr)
    self.weight_decay = float(weight_decay)
    moments = _Moments(len(params), betas, eps)
    def step() {
        for i, change in enumerate(moments.changes(lr, _gradients("AdamW", params))) {
            params[i].data = params[i].data * (1 - lr*weight_decay) - change
        }
    }
    def zero_grad() {
        for p in params {
            p.grad = 0.0
        }
    }
}

# ---- layers, for histogram ----

# The gradients of the parameters of each layer: {"layers[0]": […], …}.
def layer_gradients(model) =
    {"layers[{i}]": [p.grad for p in parameters(layer)] for i, layer in enumerate(model.layers)}

# The outputs of all neurons of each layer, for all samples, as plain numbers.
def layer_activations(model, X) {
    found = {"layers[{i}]": [] for i in range(len(model.layers))}
    for x in X {
        for i, layer in enumerate(model.layers) {
            x = layer(x)
            found["layers[{i}]"].extend([float(v) for v in x])
        }
    }
    return found
}
