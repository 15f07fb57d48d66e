# pass does nothing; it is no reserved word.
def f(x) { pass }
print f(1)                  #=> nil
for i in range(3) { if i == 1 { pass } else { print i } }
#=> 0
#=> 2
pass
module M() { pass; w = 1.0 }
M().w.data                  #=> 1.0
pass = 3
pass + 1                    #=> Value(data=4.0, grad=0.0)
