# A function is first sampled at equal distances; a Value counts as its data.
asked = []
def f(x) {
    asked.append(x)
    return Value(x)
}
plot f, 0, 1, points=5 > f.svg
asked[:5]               #=> [0.0, 0.25, 0.5, 0.75, 1.0]
plot(f, -1, 1, file="f.svg")
f.plot(-1, 1, file="f.svg")
plot [f, tanh] > f.svg
