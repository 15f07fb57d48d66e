# Binary cross entropy: PyTorch 1.13's values and gradients.
import nn
p = [Value(0.9), Value(0.2), Value(0.6)]
loss = bce_loss(p, [1, 0, 0.3], reduction="sum")
backward loss
loss.data                #~> 1.1231552664137416
[x.grad for x in p]      #~> [-1.1111111111111112, 1.2499999999999998, 1.25]
bce_loss([0.9, 0.2, 0.6, 0.0], [1.0, 0.0, 0.3, 1.0])    #~> 25.280788816603437
# A log is at least -100. Its gradient there is 0, the derivative of a constant; PyTorch's is -1e12.
bce_loss([0.0, 1.0], [1, 0])     #=> 100.0
bce_loss([1.0, 0.0], [1, 0])     #=> 0.0
q = Value(0.0)
backward bce_loss([q], [1])
q.grad                   #=> 0.0
# The outputs of a network with a sigmoid at its end.
seed(1)
m = MLP(2, [4, 1], act="tanh", out="sigmoid")
X = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]; y = [0, 1, 1, 0]
opt = AdamW(m.parameters(), lr=0.05)
for k in range(300) {
    opt.zero_grad()
    L = bce_loss([m(x) for x in X], y)
    backward L
    opt.step()
}
accuracy([m(x) - 0.5 for x in X], y)     #=> 1.0
