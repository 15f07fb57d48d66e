# x.f() looks up functions only: a variable named f is ignored.
x = 0.5
exp = x.exp()
exp.label         #=> 'exp'
y = exp.exp()
y.op              #=> 'exp'
tanh = x.tanh()
y.tanh().op       #=> 'tanh'
