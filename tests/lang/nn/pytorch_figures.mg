# Optimisers and losses against the output of PyTorch 1.13 (torch.optim, torch.nn.functional).
import nn
def run(make) {
    w = [Value(0.5), Value(-1.25), Value(2.0)]
    optimiser = make(w)
    for k in range(7) {
        loss = (w[0]*w[1] - 1)**2 + (w[1]*w[2] + 0.5)**2 + tanh(w[0]*w[2])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    }
    print([x.data for x in w])
}
def plain(w) = SGD(w, lr=0.05)
def heavy(w) = SGD(w, lr=0.05, momentum=0.9)
def adam(w) = Adam(w, lr=0.1)
def tuned(w) = Adam(w, lr=0.02, betas=[0.8, 0.99], eps=1e-6)
run(plain)    #~> [-0.49082806572145454, -0.42943783603899977, 1.62410104974174]
run(heavy)    #~> [-1.4825148267710457, -0.12208961972977111, 0.17654714235922203]
run(adam)     #~> [-0.185296627083893, -0.6148817850815462, 1.3664964916240667]
run(tuned)    #~> [0.3608620981689668, -1.1124098496299848, 1.862372153870374]

logits = [Value(2.0), Value(-1.0), Value(0.5)]
loss = cross_entropy(logits, 2)
backward loss
loss.data                       #~> 1.7413112966571571
[x.grad for x in logits]        #~> [0.7855970345892759, 0.03911257327068745, -0.8247096078599633]
[x.data for x in softmax(logits)]   #~> [0.7855970345892759, 0.039112573270687456, 0.1752903921400367]

far = [Value(2.0), Value(-1.0), Value(0.5), Value(1000.0)]
loss = cross_entropy(far, 2)
backward loss
loss.data                       #~> 999.5
[x.grad for x in far]           #~> [0.0, 0.0, -1.0, 1.0]

p = [Value(0.2), Value(1.5), Value(-0.3)]
loss = mse_loss(p, [0.0, 1.0, -1.0])
backward loss
loss.data                       #~> 0.26
[x.grad for x in p]             #~> [0.13333333333333333, 0.3333333333333333, 0.4666666666666666]
mse_loss(p, [0.0, 1.0, -1.0], reduction="sum").data   #~> 0.78
