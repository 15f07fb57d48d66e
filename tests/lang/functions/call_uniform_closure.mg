# x.f() in a function calls the f of a function around it; what is no function there does not matter.
def double(x) = 2*x
def far(f) {
    def inner(x) = x.f()
    return inner(3)
}
far(double)        #=> 6
def farther(f) {
    def inner() {
        def innermost(x) = x.f()
        return innermost(4)
    }
    return inner()
}
farther(double)    #=> 8
def unset(x) {
    def inner(y) = y.exp()
    a = inner(x)
    exp = a
    return exp + inner(x)
}
unset(0)           #=> 2.0
