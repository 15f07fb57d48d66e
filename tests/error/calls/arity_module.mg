# A wrong number of arguments of a module or of its forward.
module M(n) {
    def forward(x) = x
}
M()                #!> 1: M takes 1 argument, 0 were given
m = M(1)
m()                #!> 1: forward takes 1 argument, 0 were given
m(1, 2)            #!> 1: forward takes 1 argument, 2 were given
