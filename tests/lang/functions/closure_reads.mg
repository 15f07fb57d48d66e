# A function reads the variables of enclosing functions at any distance, and sees their current values.
def outer() {
    def inner() {
        def innermost() = u
        return innermost()
    }
    u = 3
    return inner()
}
outer()            #=> 3
def late() {
    def inner() = v
    inner()
    v = 3
}
late()             #!> 'v' has no value here
def own(f) {
    def inner() = f
    let g = f
    f = inner
    return g
}
def double(x) = 2*x
own(double)(3)     #=> 6
def uniform(f) {
    return 2.f()
}
uniform(double)    #=> 4
def early() {
    def inner() = k
    k
    k = 3
}
early()            #!> 5: 'k' has no value here
