# A step against the gradient lowers the loss.
module Line() {
    w = 0.0
    def forward(x) = w*x
}
m = Line()
for k in range(20) {
    loss = (m(3.0) - 6.0)**2
    zero_grad m
    backward loss
    for p in m.parameters() { p.data += -0.05*p.grad }
}
m.w.data     #~> 2.0
