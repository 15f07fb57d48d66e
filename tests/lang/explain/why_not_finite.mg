# why: the node that makes a gradient nan or infinite
a = 2.0; c = 0.0; x = -1.0
L = log(c); backward L
why c
#=> dL/dc = inf: the derivative of L = log(c), 1/c, is inf: c = 0.0
L = relu(log(c))*a; zero_grad; backward L
why c
#=> dL/dc = nan: 0 × inf is nan: derivative times gradient at log(c): inf × 0.0; the derivative of log(c), 1/c, is inf: c = 0.0
why a
#=> dL/da = 0.0: in L = relu(log(c))*a the other factor is 0: relu(log(c)) = 0.0
L = sqrt(c)*c; zero_grad; backward L
why c
#=> dL/dc = nan: 0 × inf is nan: derivative times gradient at sqrt(c): inf × 0.0; the derivative of sqrt(c), 1/(2·sqrt(c)), is inf: c = 0.0
L = log(x)*a; zero_grad; backward L
why a
#=> dL/da = nan: the derivative of L = log(x)*a, log(x), is nan: log(x) is nan: x = -1.0
why x
#=> dL/dx = -2.0: an ordinary gradient; type: explain x
L = a/c; zero_grad; backward L
why c
#=> dL/dc = -inf: the derivative of c**-1, -1/c**2, is -inf: c = 0.0
L = exp(a*400)*c; zero_grad; backward L
why a
#=> dL/da = nan: 0 × inf is nan: derivative times gradient at exp(a*400.0): inf × 0.0; the derivative of exp(a*400.0), exp(a*400.0), is inf: a*400.0 = 800.0
why c
#=> dL/dc = inf: the derivative of L = exp(a*400.0)*c, exp(a*400.0), is inf: exp(a*400.0) is inf: a*400.0 = 800.0
L = exp(a*350)*exp(a*350); zero_grad; backward L
why a
#=> dL/da = inf: derivative times gradient is too large for a float at exp(a*350.0): 1.01423e+304 × 1.01423e+304
big = 1e200
L = (a*big)*(big*1.0); zero_grad; backward L
why a
#=> dL/da = inf: derivative times gradient is too large for a float at a*big: 1e+200 × 1e+200
y = Value(inf, label="y")
L = y*a - y*a; zero_grad; backward L
why a
#=> dL/da = nan: the contributions to a are inf and -inf, whose sum is nan
L = a*y*1.0; zero_grad; backward L
why a
#=> dL/da = inf: the derivative of a*y, y, is inf: y = inf
L = sqrt(c) - sqrt(c); zero_grad; backward L
why c
#=> dL/dc = nan: the contributions to c are inf and -inf, whose sum is nan
