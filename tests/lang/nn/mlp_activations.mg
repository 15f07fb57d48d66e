# `act` is the activation of the inner layers, `out` that of the last; several outputs are a list.
import nn
random.seed(1337)
m = MLP(2, [3, 2], act="tanh", out="sigmoid")
[o.data for o in m([1.0, -2.0])]    #~> [0.2403915061072723, 0.49786221464794234]
m                #=> MLP of [Layer of [TanhNeuron(2), TanhNeuron(2), TanhNeuron(2)], Layer of [SigmoidNeuron(3), SigmoidNeuron(3)]]
