# The graph is rebuilt at every step, as in the lesson.
for k in range(100) {
    total_loss, acc = loss()
    model.zero_grad()
    total_loss.backward()
    let rate = 1.0 - 0.9*k/100
    for p in model.parameters() { p.data -= rate * p.grad }
    print(f"step {k} loss {total_loss.data}, accuracy {acc*100}%")
}
