# A name assigned in a branch that did not run has no value.
def f(c) {
    if c { y = 1 }
    return y
}
f(1)               #=> 1
f(0)               #!> 12: 'y' has no value here: this function assigns it, but has not done so yet
