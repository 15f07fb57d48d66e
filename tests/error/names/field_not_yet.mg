# A field exists after the body of the module assigns it.
module Early(x) { v = self.w; w = 1 }
Early(1)           #!> the field 'w' has no value yet
module Calls(x) {
    v = self.g()
    def g() = 1
}
Calls(1)           #!> the field 'g' has no value yet
module Inside(f) {
    def read() = w
    def of(m) = m.w
    v = f(self)
    w = 1
}
def of(m) = m.w
def call(m) = m.w()
def own(m) = m.read()
Inside(of)         #!> the field 'w' has no value yet
Inside(call)       #!> the field 'w' has no value yet
Inside(own)        #!> the field 'w' has no value yet
def set(m) { m.nope = 1 }
Inside(set)        #!> 'nope'
module Plain(x) { y = x }
p = Plain(1)
p(3)               #!> 1: Plain has no function 'forward', so it cannot be called
p.z = 4            #!> 3: Plain has no field 'z'
module Named(x) { def repr() = 3 }
Named(1)           #!> 'repr' must return a string, not a number
