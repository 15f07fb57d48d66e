# 'time' around statements: inner functions capture locals, and self.x makes a field, as without it.
def captured() {
    a = 41
    time for i in range(1) {
        def g() = a + 1
    }
    return g()
}
r = captured()
r                  #=> 42
module M() {
    def grow() {
        time for i in range(3) { self.size = i }
    }
}
m = M()
m.grow()
m.size             #=> 2
