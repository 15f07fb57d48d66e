# vars shows the kind of each variable.
a = 2.0
let n = 3
let h = 0.5
s = "text"
xs = [1, 2]
long = [i for i in range(60)]
def f(x, y=1) = x
t = tanh
module M(k) { w = 1.0 }
m = M(1)
space = math
none = nil
vars
#=> name   kind       data         grad
#=> a      Value      2.0          0.0
#=> n      integer    3
#=> h      float      0.5
#=> s      string     'text'
#=> xs     list       [1, 2]
#=> long   list       60 elements
#=> f      function   f(x, y=1)
#=> t      function   tanh(x)
#=> M      module     M(k)
#=> m      M
#=> space  namespace
#=> none   nil
