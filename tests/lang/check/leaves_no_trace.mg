# data, gradients, the last root and later gradients are those of a program without check
def train(checks) {
    w = [Value(0.5), Value(-0.25)]; b = Value(0.125)
    L = relu(dot(w, [1.5, -2], b))*w[0] + b**2
    history = []
    for step in range(3) {
        forward L
        if checks and step == 0 { check L, b }
        backward L
        for p in w { p.data -= 0.01*p.grad }
        history.append([L.data, L.grad, b.grad] + [p.data for p in w] + [p.grad for p in w])
    }
    return history
}
print train(false) == train(true)
#=> leaf          gradient  difference  relative error  verdict
#=> Value(0.125)      0.75        0.75             0.0  ok
#=> 1
