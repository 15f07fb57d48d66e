# A field function is called as self.f(...), from outside as m.f(...).
module M() {
    let k = 3
    def base() = k*2
    def more(x) = self.base() + x
}
M().more(1)   #=> 7
