# In the body of a module, = makes leaves and labels as at top level; let does not.
module M() {
    b = 0.5
    let n = 2
    c = b*b
}
m = M()
m.b              #=> Value(data=0.5, grad=0.0)
m.b.label        #=> 'b'
m.n              #=> 2
m.c.label        #=> 'c'
