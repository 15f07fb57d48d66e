# core.mg: the builtins that call functions of the program, which C code never does.
# It runs once when a session starts. Functions that have a row with ROW_CORE become builtins; names
# that begin with '_' stay private.

def map(f, xs) = [f(x) for x in xs]

def filter(f, xs) = [x for x in xs if f(x)]

def sorted(xs, key=nil, reverse=false) {
    xs = list(xs)
    return _sorted_by(xs, xs if key == nil else map(key, xs), reverse)
}

# The list gets its new elements only after all calls of key have succeeded.
def sort(xs, key=nil, reverse=false) = _copy_into(sorted(xs, key, reverse), xs)

# max and min with a key; without one, C code does it.
def max(xs, key) {
    xs = list(xs)
    return _max_by(xs, map(key, xs))
}

def min(xs, key) {
    xs = list(xs)
    return _min_by(xs, map(key, xs))
}

def var(xs) {
    center = mean(xs)
    return mean([(x - center)**2 for x in xs])
}

# Of equal numbers it is 0 and has the gradient 0, as in PyTorch: that of sqrt at 0 is inf.
def std(xs) {
    v = var(xs)
    return sqrt(v) if v != 0 else v
}

# A middle element that is a Value stays that Value. With nan there is no order: nan, as in NumPy.
def median(xs) {
    ordered = sorted(xs)
    half = len(xs) // 2
    if any([isnan(x) for x in xs]) {
        return nan
    }
    if len(xs) % 2 == 0 {
        return mean(ordered[half - 1:half + 1])
    }
    return ordered[half] if type(ordered[half]) == "Value" else float(ordered[half])
}

# The leaf Values in a model's fields, in order of definition, each once. If the model or an instance
# inside it defines its own function `parameters`, that function decides for its part.
def parameters(model) {
    if _has_parameters(model) {
        return model.parameters()
    }
    found = _parameters(model)
    return _each_once(_gather(model, [])) if found == nil else found
}

# Used if some instance has its own `parameters`; otherwise the faster _parameters did all the work.
def _gather(x, found) {
    kind = _kind(x)
    if _is_leaf(x) {
        found.append(x)
    } else if kind in ["list", "dictionary"] {
        for item in x.values() if kind == "dictionary" else x {
            _gather(item, found)
        }
    } else if kind != "" {
        for item in parameters(x) if _has_parameters(x) else _fields(x) {
            _gather(item, found)
        }
    }
    return found
}

# ---- gradients as Values ----

def _is_model(x) = _kind(x) in ["instance", "repr"]

# A model stands for the list of its parameters.
def _parameters_of(xs) = parameters(xs) if _is_model(xs) else xs

# The parameters in a model, list or dictionary; nil of anything else.
def _parameters_in(x) = parameters(x) if _kind(x) != "" else nil

def gradient(root, xs) = _gradient(root, _parameters_of(xs))

def hessian(root, xs) {
    xs = _parameters_of(xs)
    first = gradient(root, xs)
    return [gradient(g, xs) for g in first] if _kind(xs) == "list" else gradient(first, xs)
}

def hvp(root, xs, v) {
    xs = _parameters_of(xs)
    first = gradient(root, xs)
    return gradient(dot(first, v) if _kind(xs) == "list" else first * v, xs)
}

def jacobian(ys, xs) = [gradient(y, xs) for y in ys] if _kind(ys) == "list" else gradient(ys, xs)

def taylor(root, x, order=2) {
    derivatives, numbers, factor = [root], [], 1
    for k in range(order) {
        derivatives.append(gradient(derivatives[k], x))
    }
    for k, derivative in enumerate(derivatives) {
        numbers.append(0.0 + derivative.data / factor)
        factor = factor * (k + 1)
    }
    return numbers
}

def tangent(root, xs, v=1.0) = _tangent(root, _parameters_of(xs), v)

# A list may hold Values that are not leaves, so it stays as it is.
def why(a, root=nil) {
    values = a if _kind(a) == "list" else _parameters_in(a)
    _why(a, root, values)
}

def zero_grad(x=nil) = _zero_grad(_parameters_of(x))

# The text of an instance that defines `repr`, or of a list or dictionary that contains one.
def _text(x) {
    kind = _kind(x)
    if kind == "repr" {
        return x.repr()
    }
    if kind == "dictionary" {
        return "{{" + join(", ", ["{_repr(k)}: {_text(v)}" for k, v in x.items()]) + "}}"
    }
    return "[" + join(", ", [_text(item) for item in x]) + "]" if kind == "list" else _repr(x)
}

def save(x, file) {
    model = _is_model(x)
    _save(parameters(x) if model else x, file, model)
}

def load(x, file=nil) = _load_new(x) if file == nil else _load(_parameters_of(x), file)

# check of a function, or with models among the arguments; otherwise C code does it.
def check(xs, df) {
    inputs = _check_inputs(xs, df)
    if inputs == nil {
        return _check_models([parameters(x) if _is_model(x) else x for x in xs], xs)
    }
    f, at, apart = inputs
    own = nil
    if df != nil {
        own = _check_derivatives(df, df(*at) if apart else df(at), at)
    }
    return _check_show(f, [_check_input(f, at, apart, i, nil if df == nil else own[i])
                           for i in range(len(at))], df)
}

# Judges the derivative by one input. Without a gradient it is that of backward.
def _check_input(f, at, apart, i, gradient) {
    state = _check_begin(f, at[i], gradient, _check_at(f, at, apart, i, at[i]))
    places = _check_places(state)
    while len(places) > 0 {
        _check_add(state, [_check_at(f, at, apart, i, place) for place in places])
        places = _check_places(state)
    }
    return state
}

def _check_at(f, at, apart, i, place) {
    inputs = [Value(place if k == i else x) for k, x in enumerate(at)]
    return _check_point(f, f(*inputs) if apart else f(inputs), inputs[i])
}

# ---- plots: this code calls the functions; internal builtins do the rest ----

# The curve of a function: sampled at even distances first, then where it is steep.
def _curve(f, range) {
    curve = [f, [], []] + range
    xs = _plot_places(curve)
    while len(xs) > 0 {
        _plot_add(curve, xs, [_plot_height(f, x, f(x)) for x in xs])
        xs = _plot_places(curve)
    }
    return curve
}

def plot(what, a=nil, b=nil, title="", xlabel="", ylabel="", xlim=nil, ylim=nil, log="", points=500, file=nil, id=nil) {
    range = _plot_begin(what, a, b, title, xlabel, ylabel, xlim, ylim, log, points, file, id)
    if range != nil {
        what = [_curve(f, range) for f in (what if _kind(what) == "list" else [what])]
    }
    _plot(what, a, b, title, xlabel, ylabel, xlim, ylim, log, points, file, id)
}

# Evaluates the model on a grid, row by row.
def boundary(model, X, y=nil, title="", xlabel="", ylabel="", xlim=nil, ylim=nil, grid=100, file=nil, id=nil) {
    places = _boundary_places(model, X, y, title, xlabel, ylabel, xlim, ylim, grid, file, id)
    values = []
    for v in progress(places[1]) {
        for u in places[0] {
            values.append(_plot_height(model, [u, v], model([u, v])))
        }
    }
    _boundary(model, X, y, title, xlabel, ylabel, xlim, ylim, grid, file, id, values)
}

# ---- the loss as a landscape ----

def landscape(root, x=nil, y=nil, title="", xlabel="", ylabel="", xlim=nil, ylim=nil, grid=60, arrows=12, seed=0, file=nil, id=nil) {
    _landscape(root, x, y, title, xlabel, ylabel, xlim, ylim, grid, arrows, seed, file, id,
               _parameters_in(x))
}

def track(x=nil, y=nil, name="", clear=false) {
    _track(x, y, name, clear, _parameters_in(x))
}
