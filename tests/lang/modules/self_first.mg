# Functions of a module may have `self` as their first parameter, as in Python.
module Neuron(nin) {
    self.w = [0.5 for i in range(nin)]
    self.b = 1.0
    def forward(self, x) {
        act = sum([wi*xi for wi, xi in zip(self.w, x)], self.b)
        return act.tanh()
    }
    def size(self) = len(self.w)
    def scaled(self, x: list, k: float = 2.0) { return k*self.forward(x) }
    def __repr__(self) { return f"Neuron({self.size()})" }
}
n = Neuron(2)
n                           #=> Neuron(2)
n([1, 1])                   #=> 0.9640275800758169
n.size()                    #=> 2
n.scaled([0, 0])            #=> 1.5231883119115297
n.scaled(x=[0, 0], k=1)     #=> 0.7615941559557649
n.size(3)                   #!> size takes no arguments, 1 was given
module Twice() { def __call__(self, x) = 2*x }
Twice()(4)                  #=> 8
def f(self, x) = x          #!> 7: 'self' is a parameter of functions in a module only
module M() { def f(x, self) = x }       #!> 23: expected the name of a parameter
module M(self) { }          #!> 10: 'self' is a parameter of functions in a module only
module M() { def f(self x) = x }        #!> 25: expected ',' or ')', found 'x'
module M() { def f(self=3) = x }        #!> 24: expected ',' or ')', found '='
