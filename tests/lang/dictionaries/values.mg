# Values in dictionaries: gradients, parameters, zero_grad and the collector find them.
p = {"w": Value(2.0), "b": Value(1.0), "rest": [Value(3.0), {"deep": Value(4.0)}]}
L = p["w"]*3 + p["b"]
backward L
[p["w"].grad, p["b"].grad]          #=> [3.0, 1.0]
parameters(p)                       #=> [Value(data=2.0, grad=3.0), Value(data=1.0, grad=1.0), Value(data=3.0, grad=0.0), Value(data=4.0, grad=0.0)]
q = {"w": p["w"], 2: p["b"]}
grad q
#=> dL/dq['w'] = 3.0
#=> dL/dq[2] = 1.0
zero_grad p
p["w"].grad                         #=> 0.0
module M() {
    layers = {"in": Value(1.0), "out": {"w": [Value(2.0)]}}
    b = 3.0
}
m = M()
[x.data for x in parameters(m)]     #=> [1.0, 2.0, 3.0]
m.layers["self"] = m                # each parameter once, also in a cycle
len(m.parameters())                 #=> 3
L = m.layers["out"]["w"][0] * 5
backward L
m.layers["out"]["w"][0].grad        #=> 5.0
zero_grad m
m.layers["out"]["w"][0].grad        #=> 0.0
module Own(x) {
    w = x
    def parameters() = [w]
}
n = {"own": Own(Value(7.0)), "v": Value(8.0)}
[x.data for x in parameters(n)]     #=> [7.0, 8.0]
p["w"].data -= 0.5
p["w"]                              #=> Value(data=1.5, grad=0.0)
