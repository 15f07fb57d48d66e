# AdamW: the parameters after 5 steps are those of PyTorch 1.13, in double precision.
import nn
def run(make) {
    w = [Value(1.0), Value(-2.0), Value(0.5)]
    opt = make(w)
    for k in range(5) {
        opt.zero_grad()
        loss = sum([(p - t)**2 for p, t in zip(w, [0.0, 1.0, 2.0])])
        loss.backward()
        opt.step()
    }
    return [p.data for p in w]
}
def strong(w) = AdamW(w, lr=0.1, weight_decay=0.1)
def other(w) = AdamW(w, lr=0.05, betas=[0.8, 0.9], eps=1e-6, weight_decay=0.0)
run(AdamW)      #~> [0.9949505414313422, -1.9949002496322508, 0.5049746118775422]
run(strong)     #~> [0.46995265699220745, -1.4140583581685016, 0.9616295810322407]
run(other)      #~> [0.7516098248710811, -1.7504399613019341, 0.7490280362607626]
# Without decay it is Adam.
def adam(w) = Adam(w, lr=0.05, betas=[0.8, 0.9], eps=1e-6)
run(adam) == run(other)    #=> 1
