# The same for modules and for what forward takes.
module M(n) {
    def forward(x) = x
}
M()                #!> 1: M(n)
m = M(1)
m()                #!> 1: x
m(1, 2)            #!> 1: x
