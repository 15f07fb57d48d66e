# The caret is below a name without a value, even if an operator or a call reads it directly.
a = 2.0
a*nowhere           #!> 3: unknown name 'nowhere'
a + a*nowhere       #!> 7: unknown name 'nowhere'
nowhere*a           #!> 1: unknown name 'nowhere'
nowhere + nothing   #!> 1: unknown name 'nowhere'
a < nowhere         #!> 5: unknown name 'nowhere'
[1, 2][nowhere]     #!> 8: unknown name 'nowhere'
1 + nowhere.data    #!> 5: unknown name 'nowhere'
max(a, nowhere)     #!> 8: unknown name 'nowhere'
1 + nowhere(a)      #!> 5: unknown name 'nowhere'
tanh(nowhere)       #!> 6: unknown name 'nowhere'
dot([a], nowhere)   #!> 10: unknown name 'nowhere'
a += nowhere        #!> 6: unknown name 'nowhere'
module M() { def f() = 1 + self.x
def g() { self.x = 1 } }
M().f()             #!> 33: the field 'x' has no value yet
