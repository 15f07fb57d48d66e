# zero_grad of a module zeroes its parameters.
module Scale() {
    k = 3.0
    def forward(x) = k*x
}
m = Scale()
x = 2.0
y = m(x)
backward y
print m.k.grad, x.grad   #=> 2.0 3.0
zero_grad m
print m.k.grad, x.grad   #=> 0.0 3.0
m.zero_grad()
m.k.grad                 #=> 0.0
