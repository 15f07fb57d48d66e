# The reserved command names are free as a module's fields.
module M() {
    let grad = 5
    def forward(x) = x + self.grad
    def draw() = "drawn"
}
m = M()
m.grad      #=> 5
m(1)        #=> 6
m.draw()    #=> 'drawn'
