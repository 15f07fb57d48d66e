# Each activation is applied to the same sum, first 0.5*1 - 2*0.25 - 1 = -1, then +1.
import nn
def outputs(act) {
    n = Neuron(2, act=act)
    for p, k in zip(n.parameters(), [0.5, 0.25, -1.0]) { p.data = k }
    return [n([1.0, -2.0]).data, n([3.0, 2.0]).data]
}
outputs("relu")       #=> [0.0, 1.0]
outputs("linear")     #=> [-1.0, 1.0]
outputs("tanh")       #~> [-0.7615941559557649, 0.7615941559557649]
outputs("sigmoid")    #~> [0.2689414213699951, 0.7310585786300049]
