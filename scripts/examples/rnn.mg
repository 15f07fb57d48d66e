# A recurrent network that remembers
#
# The input is a sequence of 0 and 1. After each of them the network must say whether there has
# been a 1 so far: 1 if so, else -1. It sees one number at a time, so it has to remember. All that
# it can remember is one number h, which it passes on to its next step:
#
#     h = tanh(w*h + u*x + b)

seed(3)

w = 0.5; u = 0.5; b = 0.0

# The state after each input. The same three parameters are used at every step, so the graph has
# one path from w to the loss for each step, and backward adds up the gradients of all paths.
def read(xs) {
    h = -1.0
    states = []
    for x in xs {
        h = tanh(w*h + u*x + b)
        states.append(h)
    }
    return states
}

def answers(xs) = [1 if 1 in xs[:i+1] else -1 for i in range(len(xs))]
answers([0, 0, 1, 0, 0])                #=> [-1, -1, 1, 1, 1]

def sequence(length=12) = [uniform(0, 1) < 0.15 for i in range(length)]

# At first it forgets: whatever it has read, its state fades towards 0.

def after(xs) = f"{read(xs)[-1]:+.3f}"
after([1] + [0]*10)                     #=> '+0.000'
after([0]*11)                           #=> '-0.000'

for i in range(401) {
    losses = []
    for turn in range(8) {
        xs = sequence()
        losses += [(h - t)**2 for h, t in zip(read(xs), answers(xs))]
    }
    loss = mean(losses)
    zero_grad
    backward loss
    for p in [w, u, b] { p.data -= 0.1 * p.grad }
    if i % 100 == 0 {
        print(f"{i:>3}: loss {loss:.4f}, w = {w:.2f}, u = {u:.2f}, b = {b:.2f}")
    }
}
#=>   0: loss 0.7288, w = 0.55, u = 0.53, b = 0.07
#=> 100: loss 0.0294, w = 1.61, u = 1.90, b = 0.17
#=> 200: loss 0.0137, w = 1.74, u = 2.24, b = 0.22
#=> 300: loss 0.0101, w = 1.82, u = 2.44, b = 0.21
#=> 400: loss 0.0089, w = 1.88, u = 2.58, b = 0.22

# Above w = 1 the state keeps itself alive: h = tanh(w*h) then has solutions other than 0. A 1
# moves the state from the negative one to the positive one, and it stays there. The sequences it
# learned from had 12 inputs; it remembers for as long as one likes.

after([1] + [0]*1000)                   #=> '+0.966'
after([0]*1001)                         #=> '-0.900'
after([0]*500 + [1] + [0]*500)          #=> '+0.966'
