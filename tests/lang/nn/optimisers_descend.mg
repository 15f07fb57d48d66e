# Ten steps from (3, -1) down a bowl that is ten times steeper in one direction.
import nn
def descend(x, y, optimiser) {
    for k in range(10) {
        loss = x**2 + 10*y**2
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    }
    return [x.data, y.data]
}
p = [Value(3.0), Value(-1.0)]
descend(p[0], p[1], SGD(p, lr=0.05))                 #~> [1.0460353203000001, 0.0]
p = [Value(3.0), Value(-1.0)]
descend(p[0], p[1], SGD(p, lr=0.02, momentum=0.9))   #~> [-0.45832021298680925, -0.5166787500000001]
p = [Value(3.0), Value(-1.0)]
descend(p[0], p[1], Adam(p, lr=0.1))                 #~> [2.0141884096169544, -0.07624915109535362]
