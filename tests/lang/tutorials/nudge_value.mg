# The same with Values: nudge the data, forward, compare with the gradient.
a = 2.0; b = -1.0; c = 4.0; f = 3.0
L = (a*b + c)*f
let before = L.data
let h = 1e-6
a.data += h
forward L
(L.data - before)/h       #~> -3.0000000
backward L
a.grad                    #=> -3.0
