# The moons with PyTorch, vectorised: all points and all neurons of a layer in one operation, with
# doubles and one thread (more threads are slower for such small tensors).
import sys
import time
import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
numbers = [float(number) for number in open(sys.argv[1]).read().split()]

# The file has neuron by neuron, weights before the bias; each layer becomes one matrix.
layers, at = [], 0
for inputs, outputs in (2, 16), (16, 16), (16, 1):
    size = outputs * (inputs + 1)
    layer = torch.tensor(numbers[at:at + size]).reshape(outputs, inputs + 1)
    layers.append((layer[:, :-1].t().contiguous().requires_grad_(),
                   layer[:, -1].clone().requires_grad_()))
    at += size
parameters = [tensor for layer in layers for tensor in layer]
points = torch.tensor(numbers[at:]).reshape(-1, 3)
X, y = points[:, :2].contiguous(), points[:, 2].clone()


def loss():
    x = X
    for weights, bias in layers[:-1]:
        x = torch.addmm(bias, x, weights).relu()
    weights, bias = layers[-1]
    scores = torch.addmm(bias, x, weights).squeeze(1)
    return (1 - y*scores).relu().mean() + 0.0001*sum((p*p).sum() for p in parameters)


losses = []
start = time.perf_counter()
for k in range(100):
    total_loss = loss()
    for p in parameters:
        p.grad = None
    total_loss.backward()
    with torch.no_grad():
        for p in parameters:
            p.sub_(p.grad, alpha=1.0 - 0.9*k/100)
    losses.append(total_loss.item())
seconds = time.perf_counter() - start

for k, number in enumerate(losses):
    print(f"step {k} loss {number!r}")
print(f"= moons 100\n{seconds:.6g} s")
