# A closure captures the variable, not a copy of its value.
def make() {
    k = 1
    def get() = k
    k = 2
    return get
}
get = make()
get()          #=> 2
def several() {
    fs = []
    for i in range(3) {
        def g() = i
        fs.append(g)
    }
    return [f() for f in fs]
}
several()      #=> [2, 2, 2]
