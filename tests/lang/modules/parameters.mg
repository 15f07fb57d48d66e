# parameters lists the leaf Values of the fields in order, each once, through lists and modules.
module Inner() { v = 3.0 }
module Net() {
    w = [Value(1.0), [Value(2.0)]]
    inner = Inner()
    let k = 5
    b = 4.0
    again = b
    product = w[0]*b
}
m = Net()
[p.data for p in parameters(m)]     #=> [1.0, 2.0, 3.0, 4.0]
[p.data for p in m.parameters()]    #=> [1.0, 2.0, 3.0, 4.0]
