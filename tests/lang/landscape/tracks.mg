# track records points, and landscape draws them.
import nn
track                                   #=> no tracks yet: 'track w1, w2' after each step records one
a = 2.0; b = -1.0
L = a**2 + 3*b**2
def train(rate, label) {
    a.data = 2.0; b.data = -1.0
    for k in range(3) {
        track a, b, name=label
        forward L
        zero_grad
        backward L
        a.data -= rate*a.grad
        b.data -= rate*b.grad
    }
}
train(0.1, "slow")
train(0.25, "fast")
track a, b
track
#=> slow: 3 points of a, b
#=> fast: 3 points of a, b
#=> 1 point of a, b
landscape L, a, b, title="two rates" > t.vl.json
text = join("", read_lines("t.vl.json"))
'{{"x":2.0,"y":-1.0}},{{"x":1.6,"y":' in text                                           #=> 1
'{{"x":2.0,"y":-1.0}},{{"x":1.0,"y":0.5}},{{"x":0.5,"y":-0.25}}' in text                      #=> 1
'["slow",null,"fast",null' in text                                                          #=> 1
'"title":"two rates"' in text                                                           #=> 1
'"title":"a"' in text and '"title":"b"' in text                                         #=> 1
track name="slow", clear=true
track
#=> fast: 3 points of a, b
#=> 1 point of a, b
track clear=true
track                                   #=> no tracks yet: 'track w1, w2' after each step records one

# A model, or a list: all its Values.
model = MLP(2, [3, 1])
track model, name="model"
track [a, b], name="list"
track
#=> model: 1 point of 13 parameters
#=> list: 1 point of 2 parameters

# The names belong to a program.
track = 1; landscape = 2
(track + landscape).data                #=> 3.0
