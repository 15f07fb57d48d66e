# The graph of a neuron has micrograd's shape: the sum begins with the bias.
import nn
n = Neuron(2, act="tanh")
for p, k in zip(n.parameters(), [0.5, 0.25, -1.0]) { p.data = k }
x = [Value(3.0, "x0"), Value(2.0, "x1")]
draw n(x)
#=> 0.7615941559557649  grad 0.0  (tanh)
#=> └── 1.0  grad 0.0  (+)
#=>     ├── 0.5  grad 0.0  (+)
#=>     │   ├── b = -1.0  grad 0.0
#=>     │   └── 1.5  grad 0.0  (*)
#=>     │       ├── 0.5  grad 0.0
#=>     │       └── x0 = 3.0  grad 0.0
#=>     └── 0.5  grad 0.0  (*)
#=>         ├── 0.25  grad 0.0
#=>         └── x1 = 2.0  grad 0.0
