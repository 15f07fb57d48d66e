# The functions make one node each, named after them.
x = 0.5
[v.op for v in [relu(x), tanh(x), exp(x), log(x), sigmoid(x)]]   #=> ['ReLU', 'tanh', 'exp', 'log', 'sigmoid']
[v.op for v in [sin(x), cos(x), tan(x), sqrt(x), abs(x)]]        #=> ['sin', 'cos', 'tan', 'sqrt', 'abs']
[len(v.prev) for v in [relu(x), tanh(x), sqrt(x), abs(x)]]       #=> [1, 1, 1, 1]
