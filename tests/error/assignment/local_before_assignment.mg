# A name assigned in a function is local; the message explains reading it before.
let k = 1
def f() { k += 1; return k }
f()                #!> 11: 'k' has no value here: this function assigns it, but has not done so yet
def g() {
    print k
    k = 2
}
g()                #!> 11: 'k' has no value here: this function assigns it, but has not done so yet
k                  #=> 1
