# x.f() in a function calls the f of an enclosing function; a variable f that is not a function is ignored.
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
