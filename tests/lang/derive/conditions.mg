# A rewrite that holds only on part of the domain says so.
a = 2.0; b = -3.0
derive (a*b)/a
#=> d((a*b)/a)/da = 0
#=> d((a*b)/a)/db = 1
#=>   for a != 0
derive sqrt(a)*sqrt(a)
#=> d(sqrt(a)*sqrt(a))/da = 1
#=>   for a > 0
derive a**b
#=> d(a**b)/da = b*a**(b - 1)
#=> d(a**b)/db = a**b*log(a)
#=>   for b != 0 and a != 0
# exp(a) is never 0.
derive exp(a)/exp(a)      #=> d(exp(a)/exp(a))/da = 0
