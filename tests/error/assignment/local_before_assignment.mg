# A name assigned in a function is local; the message explains reading it before.
let k = 1
def f() { k += 1; return k }
f()                #!> 11: 'k'
def g() {
    print k
    k = 2
}
g()                #!> 11: 'k'
k                  #=> 1
