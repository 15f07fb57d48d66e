# Handwritten digits: a network that reads
#
# 1,797 pictures of 8 by 8 pixels, and the digit that each one shows. The network has 64 inputs, one
# for each pixel, and 10 outputs, one for each digit: the largest one is its answer. It learns from
# four fifths of the pictures. The others, which it has never seen, show whether it reads or only
# remembers.
#
# data/README.md says where the data is from.

import nn

let rows = read_csv("data/digits.csv")          # 64 pixels from 0 to 16, then the digit
let X = [[pixel / 16 for pixel in row[:64]] for row in rows]
let y = [int(row[64]) for row in rows]
y[:8]                                           #=> [0, 1, 2, 3, 4, 5, 6, 7]

seed(4)
let order = shuffled(range(len(X)))
let learned, held_out = order[:1437], order[1437:]

# The first picture: the larger a number, the brighter its pixel.

image X[0]
#=>     ░░▓▓▒▒
#=>     ▓▓██▓▓██░░
#=>   ░░██░░  ▓▓▒▒
#=>   ░░▓▓    ▒▒▒▒
#=>   ░░▒▒    ▒▒▒▒
#=>   ░░▓▓    ▓▓▒▒
#=>   ░░██░░▓▓▓▓
#=>     ▒▒▓▓▓▓

model = MLP(64, [32, 10])
optimiser = SGD(model.parameters(), lr=0.05, momentum=0.9)

def answer(i) = argmax(model(X[i]))
def right(places) = mean([answer(i) == y[i] for i in places])

# Before it has learned, it guesses.

print(f"{right(held_out):.1%} right")
#=> 13.6% right

# One epoch shows each picture once, 20 at a time. A step after every 20 pictures is less exact
# than one after all of them, and much faster.

for epoch in range(8) {
    let losses = []
    places = shuffled(learned)
    for start in range(0, len(places), 20) {
        loss = mean([cross_entropy(model(X[i]), y[i]) for i in places[start:start + 20]])
        optimiser.zero_grad()
        backward loss
        optimiser.step()
        losses.append(loss.data)
    }
    print(f"epoch {epoch}: loss {mean(losses):.3f}")
}
#=> epoch 0: loss 1.236
#=> epoch 1: loss 0.218
#=> epoch 2: loss 0.137
#=> epoch 3: loss 0.114
#=> epoch 4: loss 0.080
#=> epoch 5: loss 0.049
#=> epoch 6: loss 0.045
#=> epoch 7: loss 0.040

print(f"{right(learned):.1%} of the learned pictures, {right(held_out):.1%} of the others")
#=> 99.9% of the learned pictures, 98.1% of the others

# What does it get wrong?

let wrong = [i for i in held_out if answer(i) != y[i]]
for i in wrong[:3] { print(f"picture {i} is {y[i]}, read as {answer(i)}") }
#=> picture 420 is 6, read as 8
#=> picture 606 is 1, read as 6
#=> picture 1593 is 2, read as 0
image [X[i] for i in wrong[:3]], width=8
#=>       ▒▒▓▓▓▓          ░░██░░            ░░████░░
#=>     ▒▒██▒▒▓▓░░        ░░██░░            ▒▒▓▓▒▒██
#=>   ░░██▒▒              ░░██░░              ░░  ██░░
#=>   ░░██████▒▒          ▓▓██▒▒                  ▓▓▒▒
#=>   ▒▒██▓▓▒▒██░░        ▒▒██▒▒                  ██░░
#=>   ░░██░░  ▓▓▒▒        ░░▒▒▒▒            ▓▓▒▒▒▒██
#=>     ▒▒██▓▓██░░        ██████▒▒██░░      ████████▓▓░░
#=>       ▒▒▓▓▒▒          ░░██████▒▒        ▒▒██▓▓▒▒▒▒░░
