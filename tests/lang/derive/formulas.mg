# derive writes the derivatives by the labelled leaves, or by the Values after the root.
a = 2.0; b = -3.0; c = 10.0; f = -2.0
L = a*b + a**2
derive L
#=> dL/da = 2*a + b
#=> dL/db = a
derive L, b     #=> dL/db = a
e = a*b; d = e + c; L = d*f
derive L, f     #=> dL/df = a*b + c
derive L, e     #=> dL/de = f
derive(a - b/a, a)    #=> d(a - b/a)/da = b/a**2 + 1
derive a        #=> da/da = 1
derive exp(a*b + c), c      #=> d(exp(a*b + c))/dc = exp(a*b + c)
# It needs no backward, and changes nothing.
print a.grad    #=> 0.0
derive = 3
print derive    #=> Value(data=3.0, grad=0.0)
