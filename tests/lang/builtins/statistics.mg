# var, std and median are NumPy's, with ddof=0.
var([1, 2, 3, 6])                 #=> 3.5
std([2, 4, 4, 4, 5, 5, 7, 9])     #=> 2.0
std([5])                          #=> 0.0
np.std([0.5, 1.25, -3.0])         #~> 1.8521758975744058
np.var([0.5, 1.25, -3.0])         #~> 3.430555555555556
median([3, 1, 2])                 #=> 2.0
median([4, 1, 3, 2])              #=> 2.5
median([2.5])                     #=> 2.5
np.median([1e308, 1, 2])          #=> 2.0
median([1.0, nan, 2.0])           #=> nan
xs = [3, 1, 2]
median(xs) + 0*xs[0]              #=> 2.0
xs                                #=> [3, 1, 2]
# Of Values, they are nodes.
a = 1.0; b = 2.0; c = 4.0
s = std([a, b, c])
s                                 #~> Value(data=1.247219128924647, grad=0.0)
backward s
[a.grad, b.grad, c.grad]          #~> [-0.35634832254989923, -0.08908708063747477, 0.44543540318737396]
zero_grad()
m = median([c, a, b])
m == b and m.label == "b"         #=> 1
half = median([a, b])
backward half
[a.grad, b.grad, c.grad]          #=> [0.5, 0.5, 0.0]
# Equal Values: the gradient is 0, not nan.
u = Value(2.0); w = Value(2.0)
backward std([u, w])
[u.grad, w.grad]                    #=> [0.0, 0.0]
std([1.0, nan])                     #=> nan
