# A part that occurs several times gets a name: that of a Value, or a letter that is free.
a = 2.0; b = -3.0; u = 10.0
derive tanh(a*b + u)
#=> d(tanh(a*b + u))/da = b*v
#=> d(tanh(a*b + u))/db = a*v
#=> d(tanh(a*b + u))/du = v
#=>   where v = 1 - tanh(a*b + u)**2
n = tanh(a*b + u)
loss = (n - 1.0)**2
derive loss, a, b
#=> dloss/da = 2*b*(n - 1)*(1 - n**2)
#=> dloss/db = 2*a*(n - 1)*(1 - n**2)
#=>   where n = tanh(a*b + u)
