# Values without a label: the text of the argument, else that of the call that made the leaf. Plain
# numbers are numbers. Names that occur twice get numbers.
a = 2.0
xs = [Value(1.5), Value(1.5)]
derive a*xs[0], xs[0]         #=> d(a*xs[0])/dxs[0] = a
derive a*xs[0], a             #=> d(a*xs[0])/da = Value(1.5)
L = xs[0]*xs[1]
derive L
#=> dL/dValue(1.5) = Value(1.5)_2
#=> dL/dValue(1.5)_2 = Value(1.5)
ws = [0.5, 2.0]
derive a*ws[0] + a*ws[1]      #=> d(a*ws[0] + a*ws[1])/da = 2.5
old = a
a = 3.0
derive old*a
#=> d(old*a)/da = a_2
#=> d(old*a)/da_2 = a
import nn
n = Neuron(1, "linear")
derive n([a]), n.w[0]         #=> d(n([a]))/dn.w[0] = a
