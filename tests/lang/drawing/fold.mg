# fold draws a box for each part of a model, and one for each line that made several nodes. All
# samples that pass through a part share its box; the root is always a node.
import nn
random.seed(1)
model = MLP(2, [3, 1])
xs = [[1.0, -2.0], [0.5, 0.25]]
losses = [(model(x) - 1)**2 for x in xs]
loss = sum(losses)
draw loss, fold=true
#=> loss = 0.9254426908721587  grad 0.0  (+)
#=> ├── [loss = sum(losses)]  fold.mg:8, 2 nodes
#=> │   └── [losses = [(model(x) - 1)**2 for x in xs]]  fold.mg:7, 6 nodes
#=> │       └── [model.layers[1]]  Layer, 1 × Neuron, 16 nodes, 4 parameters
#=> │           └── [model.layers[0]]  Layer, 3 × Neuron, 51 nodes, 9 parameters
#=> └── [losses = [(model(x) - 1)**2 for x in xs]]  fold.mg:7, 6 nodes  (shown above)

# Every node is shown or counted by a box.
len(topo(loss)) == 1 + 2 + 6 + 16 + 51    #=> 1

# A layer that is a variable shows its neurons, a neuron shows itself, and list elements are separate boxes.
layer = model.layers[0]
model = nil
out = layer([1.0, 2.0])
L = out[0] + out[1]*out[2]
draw L, fold=true
#=> L = 0.6584634359737331  grad 0.0  (+)
#=> ├── [layer.neurons[0]]  Neuron, 10 nodes, 3 parameters
#=> └── 0.0  grad 0.0  (*)
#=>     ├── [layer.neurons[1]]  Neuron, 10 nodes, 3 parameters
#=>     └── [layer.neurons[2]]  Neuron, 10 nodes, 3 parameters

layers = [layer]
layer = nil
draw L, fold=true
#=> L = 0.6584634359737331  grad 0.0  (+)
#=> ├── [layers[0]]  Layer, 3 × Neuron, 30 nodes, 9 parameters
#=> └── 0.0  grad 0.0  (*)
#=>     ├── [layers[0]]  Layer, 3 × Neuron, 30 nodes, 9 parameters  (shown above)
#=>     └── [layers[0]]  Layer, 3 × Neuron, 30 nodes, 9 parameters  (shown above)
