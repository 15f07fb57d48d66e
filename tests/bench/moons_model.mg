# As moons_replayed.mg, but zero_grad gets the model.
total_loss, acc = loss()
params = model.parameters()
for k in range(100) {
    forward total_loss
    zero_grad model
    backward total_loss
    let rate = 1.0 - 0.9*k/100
    for p in params { p.data -= rate * p.grad }
    print(f"step {k} loss {total_loss.data}")
}
