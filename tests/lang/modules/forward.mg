# Calling an instance calls its forward.
module Line(k) {
    w = k*1.0
    b = 0.5
    def forward(x) = w*x + b
}
m = Line(3)
m(2)             #=> Value(data=6.5, grad=0.0)
m.forward(2)     #=> Value(data=6.5, grad=0.0)
