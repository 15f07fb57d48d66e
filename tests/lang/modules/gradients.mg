# Gradients reach the fields.
module Neuron(nonlin=true) {
    w = -2.0
    b = 1.0
    def forward(x) {
        act = w*x + b
        return relu(act) if nonlin else act
    }
}
n = Neuron(nonlin=false)
y = n(3)
backward y
print y.data, n.w.grad, n.b.grad   #=> -5.0 3.0 1.0
off = Neuron()
z = off(3)
backward z
print z.data, off.w.grad           #=> 0.0 0.0
