# explain computes the gradient anew. If the Value has another one, the last line says why.
a = 2.0; b = -3.0
L = tanh(a*b)*b
explain b, L
#=> dL/db = -1.0001351709352273, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 2.45765e-05     × b = -3.0     = -0.000147459
#=>   b → L               tanh(a*b) = -0.999988                                                           = -0.999988
#=>                                                                                                 sum   = -1.00014
#=> b.grad is 0.0: no backward has run yet; type: backward L
backward L
explain b
#=> dL/db = -1.0001351709352273, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 2.45765e-05     × b = -3.0     = -0.000147459
#=>   b → L               tanh(a*b) = -0.999988                                                           = -0.999988
#=>                                                                                                 sum   = -1.00014
backward L
explain b
#=> dL/db = -1.0001351709352273, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 2.45765e-05     × b = -3.0     = -0.000147459
#=>   b → L               tanh(a*b) = -0.999988                                                           = -0.999988
#=>                                                                                                 sum   = -1.00014
#=> b.grad is -2.000270341870455: backward has run 2 times without zero_grad
zero_grad
explain b
#=> dL/db = -1.0001351709352273, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 2.45765e-05     × b = -3.0     = -0.000147459
#=>   b → L               tanh(a*b) = -0.999988                                                           = -0.999988
#=>                                                                                                 sum   = -1.00014
#=> b.grad is 0.0: gradients were set to 0 since; type: backward L
zero_grad; backward L
b.grad = 5.0
explain b
#=> dL/db = -1.0001351709352273, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 2.45765e-05     × b = -3.0     = -0.000147459
#=>   b → L               tanh(a*b) = -0.999988                                                           = -0.999988
#=>                                                                                                 sum   = -1.00014
#=> b.grad is 5.0: it was assigned, or another backward has added to it; type: zero_grad; backward L
zero_grad; backward L
b.data = -2.0
explain b
#=> dL/db = -1.0000860178404167, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 2.45765e-05     × b = -2.0     = -9.83062e-05
#=>   b → L               tanh(a*b) = -0.999988                                                           = -0.999988
#=>                                                                                                 sum   = -1.00009
#=> b.grad is -1.0001351709352273: data has changed since backward; type: forward L; zero_grad; backward L
forward L
explain b
#=> dL/db = -1.0046931024711705, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 0.00134095     × b = -2.0     = -0.0053638
#=>   b → L               tanh(a*b) = -0.999329                                                          = -0.999329
#=>                                                                                                sum   = -1.00469
#=> b.grad is -1.0001351709352273: data has changed since backward; type: zero_grad; backward L
zero_grad; backward L
explain b
#=> dL/db = -1.0046931024711705, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 0.00134095     × b = -2.0     = -0.0053638
#=>   b → L               tanh(a*b) = -0.999329                                                          = -0.999329
#=>                                                                                                sum   = -1.00469
M = b*2
backward M
explain b
#=> dM/db = 2.0, along 1 path
#=>   b → M    2.0     = 2.0
#=> b.grad is 0.9953068975288295: it was assigned, or another backward has added to it; type: zero_grad; backward M
explain b, L
#=> dL/db = -1.0046931024711705, the sum over 2 paths
#=>   b → * → tanh → L    a = 2.0                   × (1 - tanh(a*b)**2) = 0.00134095     × b = -2.0     = -0.0053638
#=>   b → L               tanh(a*b) = -0.999329                                                          = -0.999329
#=>                                                                                                sum   = -1.00469
#=> b.grad is 0.9953068975288295: the last backward was not that of L

# The data, the gradients and the root of the last backward are as before.
b.grad  #=> 0.9953068975288295
L.grad  #=> 1.0
b.data = 1.0
before = [a.grad, b.grad, L.grad, M.grad, L.data]
explain a, L
#=> dL/da = 0.0013409506830258655, along 1 path
#=>   a → * → tanh → L    b = 1.0     × (1 - tanh(a*b)**2) = 0.00134095     × b = 1.0     = 0.00134095
#=> a.grad is 0.005363802732103462: the last backward was not that of L
explain b, L, by="node"
#=> dL/db = -0.9966473983730153, the sum over 2 uses
#=>   a*b    grad 0.00134095     × a = 2.0                   =  0.0026819
#=>   L      grad 1.0            × tanh(a*b) = -0.999329     = -0.999329
#=>                                                    sum   = -0.996647
#=> b.grad is 0.9953068975288295: the last backward was not that of L
before == [a.grad, b.grad, L.grad, M.grad, L.data]  #=> 1
grad b  #=> dM/db = 0.9953068975288295
