# An instance in a dictionary is named by its key.
module Scale() {
    w = 2.0
    def forward(x) = x*w
}
net = {"enc": Scale(), 2: [Scale()]}
x = 0.5
L = net[2][0](net["enc"](x))
draw L, group=true
#=> L = 2.0  grad 0.0  (*)  in net[2][0]
#=> ├── 1.0  grad 0.0  (*)  in net['enc']
#=> │   ├── x = 0.5  grad 0.0
#=> │   └── w = 2.0  grad 0.0  in net['enc']
#=> └── w = 2.0  grad 0.0  in net[2][0]
