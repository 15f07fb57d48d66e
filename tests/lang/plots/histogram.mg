# histogram counts numbers in equal ranges, with numpy.histogram's edges.
import nn
def chart(file) = join("", read_lines(file))
histogram [1, 2, 2, 3, 5], bins=4 > h.vl.json           # [1, 2), [2, 3), [3, 4), [4, 5]
text = chart("h.vl.json")
'{{"x":1.0,"y":0.0}},{{"x":1.0,"y":1.0}},{{"x":2.0,"y":1.0}},{{"x":2.0,"y":2.0}},' in text     #=> 1
'{{"x":3.0,"y":2.0}},{{"x":3.0,"y":1.0}},{{"x":4.0,"y":1.0}},{{"x":4.0,"y":1.0}},' in text     #=> 1
'{{"x":5.0,"y":1.0}},{{"x":5.0,"y":0.0}}' in text       #=> 1
'"title":"count"' in text                               #=> 1
'"domain":[0.0,2.1]' in text                            #=> 1
histogram [0, 0, 0, 2, nan, -inf], bins=2, density=true > h.vl.json
text = chart("h.vl.json")
'{{"x":0.0,"y":0.75}},{{"x":1.0,"y":0.75}},{{"x":1.0,"y":0.25}}' in text    #=> 1
'"title":"density"' in text                             #=> 1

# A number that is an edge is in the range above it.
edges = [i/10 for i in range(11)]
histogram edges*3, bins=10 > h.vl.json
'{{"x":0.3,"y":3.0}},{{"x":0.4,"y":3.0}},' in chart("h.vl.json").replace("0.30000000000000004", "0.3")    #=> 1

# Equal numbers have a range of length 1 around them; numbers may be Values of any size.
histogram [Value(7.0), 7], bins=1 > h.vl.json
'{{"x":6.5,"y":2.0}},{{"x":7.5,"y":2.0}}' in chart("h.vl.json")     #=> 1
histogram [-1e308, 1e308] > h.svg

# Several lists have the same ranges and one area; the names are as written, or keys.
xs = [0, 1]; ys = [3, 4, 4, 4]
histogram [xs, ys], bins=4 > h.vl.json
text = chart("h.vl.json")
'"value":["xs","ys"]' in text                           #=> 1
'{{"x":3.0,"y":1.0}},{{"x":4.0,"y":1.0}}' in text       #=> 1
histogram {"x": xs, 2: ys}, density=false, log="y" > h.vl.json
text = chart("h.vl.json")
'"value":["x","2"]' in text                             #=> 1
'"y":null' in text                                      #=> 1

# The layers of a network.
seed(1)
model = MLP(2, [3, 1], act="tanh")
X = [[1.0, 2.0], [0.5, -1.0]]
backward mse_loss(map(model, X), [1, 0])
gradients = layer_gradients(model)
list(gradients)                                         #=> ['layers[0]', 'layers[1]']
[len(g) for g in gradients.values()]                    #=> [9, 4]
gradients["layers[1]"] == [p.grad for p in model.layers[1].parameters()]    #=> 1
activations = layer_activations(model, X)
[len(a) for a in activations.values()]                  #=> [6, 2]
activations["layers[1]"] == [model(x).data for x in X]  #=> 1
type(activations["layers[0]"][0])                       #=> 'float'
histogram gradients > h.svg
plt.hist(gradients, bins=5)
plt.hist(xs, label="xs", color="r", density=true)
plt.legend()
plt.savefig("h.vl.json")
'"value":["layers[0]","layers[1]","xs"]' in chart("h.vl.json")      #=> 1
