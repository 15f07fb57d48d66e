# Names of the loop end with it, and may hide the lists and builtins.
a = 2.0; b = -3.0
w = [a, b]; x = [1.0, 4.0]
sum([w*x for w, x in zip(w, x)])          #=> Value(data=-10.0, grad=0.0)
sum([x*w for w, x in zip(w, x)], a)       #=> Value(data=-8.0, grad=0.0)
sum([zip*sum for zip, sum in zip(w, x)])  #=> Value(data=-10.0, grad=0.0)
sum([p*p for p, p in zip(w, x)])          #=> 17.0
sum([p*p for p, q in zip(w, x)])          #=> Value(data=13.0, grad=0.0)
sum([p*w[1] for p, q in zip(w, x)])       #=> Value(data=3.0, grad=0.0)
[sum([p*q for p, q in zip(r, w)]).data for r in [w, x]]   #=> [13.0, -10.0]
sum([sum([p*q for p, q in zip(p, q)]) for p, q in zip([w, x], [x, x])])  #=> Value(data=7.0, grad=0.0)
[len(w), len(x)]                          #=> [2, 2]
