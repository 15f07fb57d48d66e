# Inventing names: a model of which letter follows which
#
# The model reads the names of the chemical elements and learns for each letter how likely each
# other letter is to come next. It does so twice, by counting and by gradient descent on a table of
# scores, and both find the same. For pairs of letters counting is enough, but only the second way
# still works when a model looks at more than one letter.

import nn

let names = read_lines("data/elements.txt")
let edge = "."                              # before the first letter and after the last one
let letters = [edge] + list("abcdefghijklmnopqrstuvwxyz")
let number = {letter: i for i, letter in enumerate(letters)}

def pairs(name) = list(zip(edge + name, name + edge))
pairs("tin")
#=> [['.', 't'], ['t', 'i'], ['i', 'n'], ['n', '.']]

# 1. Counting

let counts = {letter: {} for letter in letters}
let total = 0
for name in names {
    for letter, next in pairs(name) {
        counts[letter][next] = counts[letter].get(next, 0) + 1
        total += 1
    }
}
counts["h"]
#=> {'y': 1, 'e': 4, 'i': 2, 'o': 6, 'l': 1, 'r': 2, 'n': 1, 'a': 4, 'u': 1, '.': 1}

# How good is such a model? The loss is the mean of -log(probability) over all pairs: log(27) = 3.30
# for a model that guesses, 0 for one that always knows the next letter.

def share(letter, next) = counts[letter][next] / sum(counts[letter].values())
let pair_losses = [-log(share(letter, next)) for name in names for letter, next in pairs(name)]
print(f"{total} pairs, loss {mean(pair_losses):.4f}")
#=> 1041 pairs, loss 1.8369

# Names are invented by drawing one letter after another, until the edge is drawn.

def draw_by_count(letter) {
    followers = counts[letter]
    return choices(followers.keys(), weights=followers.values())[0]
}

def invent(draw_next) {
    name = ""
    letter = draw_next(edge)
    while letter != edge {
        name += letter
        letter = draw_next(letter)
    }
    return name
}

seed(1)
[invent(draw_by_count) for turn in range(6)]
#=> ['binium', 'ziulum', 'selvium', 'xygn', 'chonium', 'hanennthom']

# 2. Gradient descent
#
# Each pair of letters has a score. softmax makes probabilities of the scores that belong to one
# letter. The graph of the loss is built once; forward recomputes it.

let scores = {letter: [Value(0.0) for next in letters] for letter in letters}

def losses(letter) {
    probabilities = softmax(scores[letter])
    return [-n * log(probabilities[number[next]]) for next, n in counts[letter].items()]
}
loss = sum([sum(losses(letter)) for letter in letters]) / total

for step in range(401) {
    forward loss
    zero_grad
    backward loss
    for score in parameters(scores) { score.data -= 50 * score.grad }
    if step % 100 == 0 { print(f"step {step:>3}: loss {loss:.4f}") }
}
#=> step   0: loss 3.2958
#=> step 100: loss 1.8666
#=> step 200: loss 1.8510
#=> step 300: loss 1.8461
#=> step 400: loss 1.8437

# The probabilities that it has learned are the shares that were counted.

let after_h = [p.data for p in softmax(scores["h"])]
for next in ["o", "a", "."] {
    print(f"h{next}: learned {after_h[number[next]]:.3f}, counted {share('h', next):.3f}")
}
#=> ho: learned 0.259, counted 0.261
#=> ha: learned 0.172, counted 0.174
#=> h.: learned 0.042, counted 0.043
