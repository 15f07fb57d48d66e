# Numbers are folded, 0 and 1 disappear, like terms and powers are collected.
a = 2.0; b = -3.0; x = 1.5
derive 2*(3*a)          #=> d(2*(3*a))/da = 6
derive a + a + 0*b, a   #=> d(a + a + 0*b)/da = 2
derive a*a*a            #=> d(a*a*a)/da = 3*a**2
derive a*b*a, a         #=> d(a*b*a)/da = 2*a*b
derive a/3              #=> d(a/3)/da = 1/3
derive 1/a              #=> d(1/a)/da = -1/a**2
derive -a*b, a          #=> d(-a*b)/da = -b
derive (a - b)**2, b    #=> d((a - b)**2)/db = -2*(a - b)
derive x**3 + x**2      #=> d(x**3 + x**2)/dx = 3*x**2 + 2*x
derive expm1(a)         #=> d(expm1(a))/da = exp(a)
derive log(exp(a)/(exp(a) + exp(b))), b
#=> d(log(exp(a)/(exp(a) + exp(b))))/db = -exp(b)/(exp(a) + exp(b))
# Common factors are taken out if they are more than a variable.
u = 1.0
derive tanh(a)*b + tanh(a)*u, a   #=> d(tanh(a)*b + tanh(a)*u)/da = (1 - tanh(a)**2)*(u + b)
p = exp(a)/(exp(a) + exp(b))
nll = -log(p)
derive nll
#=> dnll/da = exp(a)/u - 1
#=> dnll/db = exp(b)/u
#=>   where u = exp(a) + exp(b)
derive (a - b)*(b - a), a         #=> d((a - b)*(b - a))/da = 2*b - 2*a
