# Operands that read globals directly have the value of the name at its place in the order of evaluation.
def f(x, y) = 10*x + y
module Counter() {
    let n = 0
    xs = [10, 20, 30]
    def bump() { self.n = self.n + 1
return self.n }
    def forward() = self.n + self.bump()*100
    def twice() = [self.n, self.bump(), self.n]
    def pair() = [f(self.n, self.bump()), f(self.bump(), self.n)]
    def item() = self.xs[self.bump()]
    def less() = self.n < self.bump()
    def late() = self.missing + 1
    def set() { self.missing = 1 }
}
c = Counter()
c()                     #=> 100
c.twice()               #=> [1, 2, 2]
c.pair()                #=> [23, 44]
c.less()                #=> 1
d = Counter()
d.item()                #=> 20
d.late()                #!> the field 'missing' has no value yet

# every position in which a name can be undefined
a = 2.0
a*nowhere               #!> unknown name 'nowhere'
nowhere*a               #!> unknown name 'nowhere'
nowhere + nothing       #!> unknown name 'nowhere'
a < nowhere             #!> unknown name 'nowhere'
nowhere.data            #!> unknown name 'nowhere'
[1, 2][nowhere]         #!> unknown name 'nowhere'
nowhere[0]              #!> unknown name 'nowhere'
max(a, nowhere)         #!> unknown name 'nowhere'
max(nowhere, a)         #!> unknown name 'nowhere'
nowhere(a)              #!> unknown name 'nowhere'
tanh(nowhere)           #!> unknown name 'nowhere'
dot([a], nowhere)       #!> unknown name 'nowhere'
dot([a], [a], nowhere)  #!> unknown name 'nowhere'
sum([p*q for p, q in zip([a], nowhere)]) #!> unknown name 'nowhere'
a += nowhere            #!> unknown name 'nowhere'
a                       #=> Value(data=2.0, grad=0.0)

# a product that is added and bound
b = 3.0; e = 4.0
f = a*b + e
f                       #=> Value(data=10.0, grad=0.0)
f.label                 #=> 'f'
f.prev[0].op            #=> '*'
f.prev[0].label         #=> ''
g = h = a*b
g.label                 #=> 'g'
f = f*a + f
backward f; [a.grad, b.grad, e.grad] #=> [19.0, 6.0, 3.0]
for k in [1, 2] { let m = k }
k                       #=> 2
let k = 5
for k in range(3) { if k == 1 { break } }
k                       #=> 1

# globals are numbered in the order of the text
reset
def later() { return left + right }
right = 1; left = 2
vars
#=> name   kind      data     grad
#=> left   Value     2.0      0.0
#=> right  Value     1.0      0.0
#=> later  function  later()
