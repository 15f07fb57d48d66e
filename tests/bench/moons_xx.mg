total_loss, acc = loss()
params = model.parameters()
def f(n) { for k in range(n) { forward total_loss } }
def b(n) { for k in range(n) { backward total_loss } }
backward total_loss
time f(4000)
time b(4000)
