# A node belongs to the instance whose parameters it depends on; without any, to the next instance of
# its module. Modules without instances are treated like other lines.
module Scale() {
    w = 2.0
    def forward(x) = x*w
}
module Bend() { def forward(x) = exp(x) }
module Net() {
    first = Scale()
    bend = Bend()
    second = Scale()
    def forward(x) {
        y = second(bend(first(x)))
        return y + x + 1
    }
}
net = Net()
x = 0.5
y = net(x)
L = y*3
draw L, fold=true
#=> L = 20.80969097075427  grad 0.0  (*)
#=> ├── [net]  Net, 3 parts, 3 nodes
#=> │   ├── x = 0.5  grad 0.0
#=> │   └── [net.second]  Scale, 2 nodes, 1 parameter
#=> │       └── 2.718281828459045  grad 0.0  (exp)
#=> │           └── [net.first]  Scale, 2 nodes, 1 parameter
#=> │               └── x = 0.5  grad 0.0
#=> └── 3.0  grad 0.0
draw L, group=true
#=> L = 20.80969097075427  grad 0.0  (*)
#=> ├── y = 6.93656365691809  grad 0.0  (+)  in net
#=> │   ├── 5.93656365691809  grad 0.0  (+)  in net
#=> │   │   ├── 5.43656365691809  grad 0.0  (*)  in net.second
#=> │   │   │   ├── 2.718281828459045  grad 0.0  (exp)  in net.bend
#=> │   │   │   │   └── 1.0  grad 0.0  (*)  in net.first
#=> │   │   │   │       ├── x = 0.5  grad 0.0
#=> │   │   │   │       └── w = 2.0  grad 0.0  in net.first
#=> │   │   │   └── w = 2.0  grad 0.0  in net.second
#=> │   │   └── x = 0.5  grad 0.0
#=> │   └── 1.0  grad 0.0  in net
#=> └── 3.0  grad 0.0
draw L, group=true, fold=true
#=> L = 20.80969097075427  grad 0.0  (*)
#=> ├── [net]  Net, 3 parts, 3 nodes
#=> │   ├── x = 0.5  grad 0.0
#=> │   └── [net.second]  Scale, 2 nodes, 1 parameter
#=> │       └── 2.718281828459045  grad 0.0  (exp)  in net.bend
#=> │           └── [net.first]  Scale, 2 nodes, 1 parameter
#=> │               └── x = 0.5  grad 0.0
#=> └── 3.0  grad 0.0
