# Which iris is it? Logistic regression
#
# 150 flowers of three species, with the length and width of their sepals and petals in cm. The
# model has a score for each species, a weighted sum of the four numbers, and the largest score is
# its answer. That is a network with one layer and no bends.
#
# data/README.md says where the data is from.

import nn

let rows, names = read_csv("data/iris.data", classes=true)
names
#=> ['Iris-setosa', 'Iris-versicolor', 'Iris-virginica']
let y = [row[4] for row in rows]

# Descent is faster if all columns have the mean 0 and the deviation 1.

def standardized(column) {
    let center, spread = mean(column), std(column)
    return [(x - center) / spread for x in column]
}
let columns = list(zip(*rows))[:4]
let X = list(zip(*[standardized(column) for column in columns]))

# Every fifth flower is kept for the test.

let held_out = range(0, 150, 5)
let learned = [i for i in range(150) if i % 5 != 0]

seed(1)
model = Layer(4, 3, act="linear")
def answer(i) = argmax(model(X[i]))
def right(places) = mean([answer(i) == y[i] for i in places])

loss = mean([cross_entropy(model(X[i]), y[i]) for i in learned])
for step in range(201) {
    forward loss
    zero_grad
    backward loss
    for p in parameters(model) { p.data -= 0.5 * p.grad }
    if step % 50 == 0 {
        shares = f"{right(learned):.1%} right, {right(held_out):.1%} of the others"
        print(f"step {step:>3}: loss {loss:.3f}, {shares}")
    }
}
#=> step   0: loss 0.996, 54.2% right, 46.7% of the others
#=> step  50: loss 0.237, 94.2% right, 93.3% of the others
#=> step 100: loss 0.176, 95.8% right, 96.7% of the others
#=> step 150: loss 0.146, 96.7% right, 96.7% of the others
#=> step 200: loss 0.127, 97.5% right, 96.7% of the others

# Setosa is easy. The other two overlap, and the model says how sure it is.

for i in range(150) {
    if answer(i) != y[i] {
        let p = max(softmax(model(X[i]))).data
        print(f"flower {i} is {names[y[i]]}, the answer {names[answer(i)]} has {p:.0%}")
    }
}
#=> flower 70 is Iris-versicolor, the answer Iris-virginica has 71%
#=> flower 77 is Iris-versicolor, the answer Iris-virginica has 57%
#=> flower 83 is Iris-versicolor, the answer Iris-virginica has 63%
#=> flower 133 is Iris-virginica, the answer Iris-versicolor has 54%

# Which numbers matter? The weights of the answer "virginica": petals, not sepals.

let weights = [w.data for w in model.neurons[2].w]
for name, w in zip(["sepal length", "sepal width", "petal length", "petal width"], weights) {
    print(f"{name:<12} {w:+.2f}")
}
#=> sepal length -0.09
#=> sepal width  -0.88
#=> petal length +2.88
#=> petal width  +2.87
