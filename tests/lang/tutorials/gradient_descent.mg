# Gradient descent in a loop.
w = Value(0.0, label="w")
for k in range(20) {
    loss = (w*3.0 - 6.0)**2
    w.grad = 0.0
    loss.backward()
    w.data += -0.05 * w.grad
}
print(f"{w.data:.4f} {loss.data:.4f}")   #=> 2.0000 0.0000
