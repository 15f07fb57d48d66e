# second_derivatives.py: writes second_derivatives.mg, with the numbers of PyTorch's double backward.
#     python3 second_derivatives.py > second_derivatives.mg
import torch

ONE = [  # the text in mg, the function of torch, points
    ("relu(x)", torch.relu, [-1.5, 0.0, 2.0]),
    ("tanh(x)", torch.tanh, [-1.5, 0.0, 0.7]),
    ("exp(x)", torch.exp, [-1.5, 0.0, 2.0]),
    ("log(x)", torch.log, [0.25, 1.0, 3.0]),
    ("sigmoid(x)", torch.sigmoid, [-1.5, 0.0, 2.0]),
    ("sin(x)", torch.sin, [-1.5, 0.0, 2.0]),
    ("cos(x)", torch.cos, [-1.5, 0.0, 2.0]),
    ("tan(x)", torch.tan, [-1.0, 0.0, 0.7]),
    ("sqrt(x)", torch.sqrt, [0.25, 1.0, 3.0]),
    ("log1p(x)", torch.log1p, [-0.5, 0.0, 3.0]),
    ("expm1(x)", torch.expm1, [-1.5, 0.0, 2.0]),
    ("log2(x)", torch.log2, [0.25, 1.0, 3.0]),
    ("log10(x)", torch.log10, [0.25, 1.0, 3.0]),
    ("asin(x)", torch.asin, [-0.5, 0.0, 0.8]),
    ("acos(x)", torch.acos, [-0.5, 0.0, 0.8]),
    ("atan(x)", torch.atan, [-1.5, 0.0, 2.0]),
    ("sinh(x)", torch.sinh, [-1.5, 0.0, 2.0]),
    ("cosh(x)", torch.cosh, [-1.5, 0.0, 2.0]),
    ("softplus(x)", torch.nn.functional.softplus, [-1.5, 0.0, 2.0, 21.0]),
    ("leaky_relu(x)", torch.nn.functional.leaky_relu, [-1.5, 0.0, 2.0]),
    ("leaky_relu(x, 0.3)", lambda x: torch.nn.functional.leaky_relu(x, 0.3), [-1.5, 2.0]),
    ("elu(x)", torch.nn.functional.elu, [-1.5, 2.0]),
    ("elu(x, 0.4)", lambda x: torch.nn.functional.elu(x, 0.4), [-1.5, 2.0]),
    ("gelu(x)", torch.nn.functional.gelu, [-1.5, 0.0, 2.0]),
    ("silu(x)", torch.nn.functional.silu, [-1.5, 0.0, 2.0]),
    ("clamp(x, -1, 1)", lambda x: torch.clamp(x, -1, 1), [-1.5, 0.5, 2.0]),
    ("abs(x)", torch.abs, [-1.5, 0.0, 2.0]),
    ("erf(x)", torch.erf, [-1.5, 0.0, 0.7]),
    ("erfc(x)", torch.erfc, [-1.5, 0.0, 0.7]),
    ("sign(x)", torch.sign, [-1.5, 0.0, 0.7]),
    ("x**3", lambda x: x**3, [-1.5, 0.0, 2.0]),
    ("x**2", lambda x: x**2, [-1.5, 0.0, 2.0]),
    ("x**1", lambda x: x**1, [-1.5, 0.0, 2.0]),
    ("x**0", lambda x: x**0, [-1.5, 0.0, 2.0]),
    ("x**-1", lambda x: x**-1, [-1.5, 2.0]),
    ("x**0.5", lambda x: x**0.5, [0.25, 2.0]),
    ("x**2.5", lambda x: x**2.5, [0.0, 0.25, 2.0]),
]
TWO = [
    ("x + y", lambda x, y: x + y, [(1.5, -2.0)]),
    ("x - y", lambda x, y: x - y, [(1.5, -2.0)]),
    ("x * y", lambda x, y: x * y, [(1.5, -2.0)]),
    ("x / y", lambda x, y: x / y, [(1.5, -2.0), (0.0, 3.0)]),
    ("x**y", lambda x, y: x**y, [(1.5, -2.0), (2.0, 3.0), (2.0, 0.0), (0.5, 1.0)]),
    ("max(x, y)", torch.maximum, [(1.5, -2.0), (1.0, 4.0)]),
    ("min(x, y)", torch.minimum, [(1.5, -2.0), (1.0, 4.0)]),
    ("tanh(x*y) + sin(x)*exp(y)", lambda x, y: torch.tanh(x * y) + torch.sin(x) * torch.exp(y), [(0.3, -0.8)]),
]


def text(number):
    return repr(float(number) + 0.0)


def gradient(value, inputs):
    if not value.requires_grad:
        return [torch.zeros((), dtype=torch.float64) for _ in inputs]
    grads = torch.autograd.grad(value, inputs, create_graph=True, allow_unused=True)
    return [torch.zeros((), dtype=torch.float64) if g is None else g for g in grads]


def leaf(number):
    return torch.tensor(number, dtype=torch.float64, requires_grad=True)


print("# First and second derivatives of each operation, as PyTorch's double backward gives them.")
print("# second_derivatives.py writes this file.")
print("""def both(y, x) {
    g = gradient(y, x)
    return [g.data, gradient(g, x).data]
}
def square(L, x, y) = [[h.data for h in row] for row in hessian(L, [x, y])]
""")
for name, function, points in ONE:
    for point in points:
        x = leaf(point)
        first = gradient(function(x), [x])[0]
        second = gradient(first, [x])[0]
        print(f"x = {point}; both({name}, x)   #~> [{text(first)}, {text(second)}]")
print()
for name, function, points in TWO:
    for a, b in points:
        x, y = leaf(a), leaf(b)
        rows = [gradient(g, [x, y]) for g in gradient(function(x, y), [x, y])]
        rows = ", ".join("[" + ", ".join(text(h) for h in row) + "]" for row in rows)
        print(f"x = {a}; y = {b}; square({name}, x, y)   #~> [{rows}]")
