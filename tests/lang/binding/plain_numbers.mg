# After 'set numbers plain' a written number stays a number; Values still get labels.
a = 2.0
type(a)                     #=> 'Value'
set numbers plain
b = 2.0; n = 3; c = d = -(1 + 2)/4
[type(b), type(n), type(c), type(d)]    #=> ['float', 'integer', 'float', 'float']
[b, n, c, d]                #=> [2.0, 3, -0.75, -0.75]
n += 1; n                   #=> 4
w = Value(1.5)
w.label                     #=> 'w'
L = w*b
L.label                     #=> 'L'
p, q = 1.0, Value(2.0)
[type(p), q.label]          #=> ['float', 'q']
if true { inner = 5.0 }
type(inner)                 #=> 'float'
module M() {
    b = 0.0
    w = Value(1.0)
}
m = M()
[type(m.b), m.w.label]      #=> ['float', 'w']
len(parameters(m))          #=> 1
set numbers values
e = 2.0
type(e)                     #=> 'Value'
module V() { b = 0.0 }
type(V().b)                 #=> 'Value'
type(M().b)                 #=> 'float'
