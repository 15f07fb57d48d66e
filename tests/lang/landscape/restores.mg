# landscape evaluates the loss and its gradient at many points, and leaves no trace.
import nn
seed(3)
model = MLP(2, [4, 1])
X = [[0.5, -1.0], [1.0, 2.0], [-0.5, 0.25]]
loss = mse_loss(map(model, X), [1, 0, 1])
w = model.layers[0].neurons[0].w
backward loss
w[1].data = 0.125                       # not yet in loss.data
def state() = [[p.data for p in parameters(model)], [p.grad for p in parameters(model)],
               [node.data for node in topo(loss)], [node.grad for node in topo(loss)]]
before = state()
landscape loss, w[0], w[1] > l.svg
landscape loss, w[0], w[1], grid=9 > l.vl.json
landscape loss, model, grid=9 > l.png
landscape loss, model, grid=9, seed=4, arrows=0 > l.pdf
landscape loss, parameters(model), grid=9, xlim=[-3, -2], ylim=[5, 6] > l.svg
after = state()
after == before                         #=> 1
grad w[0]                               #=> dloss/dw[0] = -0.2041405856246842
a = 0.5; b = 2.0; L = log(a) + b*b
landscape L, a, b, grid=9 > l.svg
L.data                                  #=> 3.3068528194400546
