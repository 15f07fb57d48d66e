# Only functions are looked up in x.f(): a variable of that name does not matter.
x = 0.5
exp = x.exp()
exp.label         #=> 'exp'
y = exp.exp()
y.op              #=> 'exp'
tanh = x.tanh()
y.tanh().op       #=> 'tanh'
