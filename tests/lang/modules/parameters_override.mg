# A field function named parameters overrides the builtin.
module M() {
    a = 1.0
    b = 2.0
    def parameters() = [b]
}
m = M()
len(parameters(m))        #=> 1
m.parameters()[0].data    #=> 2.0
