# A tanh neuron, backpropagated node by node.
x1 = Value(1.0, label='x1')
x2 = Value(-2.0, label='x2')
w1 = Value(0.5, label='w1')
w2 = Value(0.25, label='w2')
b = Value(0.7, label='b')
x1w1 = x1*w1; x1w1.label = 'x1w1'
x2w2 = x2*w2; x2w2.label = 'x2w2'
s = x1w1 + x2w2; s.label = 's'
n = s + b; n.label = 'n'
o = n.tanh(); o.label = 'o'
o.grad = 1.0
n.grad = 1 - o.data**2
s.grad = b.grad = n.grad
x2w2.grad = x1w1.grad = s.grad
x1._backward()
x2w2._backward()
x1w1._backward()
print(x2.grad, w2.grad)  #~> 0.1586848974956146 -1.2694791799649168
print(x1.grad, w1.grad)  #~> 0.3173697949912292 0.6347395899824584
b.grad                   #~> 0.6347395899824584
