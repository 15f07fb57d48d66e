# The local rules use the current data.
a = 2.0
L = a*a
a.data = 10
backward L
a.grad       #=> 20.0
L.data       #=> 4.0
