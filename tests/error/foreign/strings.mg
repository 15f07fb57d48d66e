# Strings have their values between braces, not after % or in .format.
x = 1.5; n = 3; loss = 0.25
print("%.4f" % x)                               #!> 14: write "{x:.4f}"
"step %d, loss %.3f%%" % (n, loss)              #!> 24: write "step {n}, loss {loss:.3f}%"
'%s is %5.1f' % [n, x*2]                        #!> 15: write '{n} is {x*2:5.1f}'
"%d and %d" % n                                 #!> 13: write "{x:.4f}"
"{} {:.4f}".format(n, x)                        #!> 1: write "{n} {x:.4f}"
"{0:.2f} {k} {{}}".format(x + 1, k=loss)        #!> 1: write "{x + 1:.2f} {loss} {{}}"
"{} {}".format(n)                               #!> 1: write "{x:.4f}"
s = "a"
s.format(n)                                     #!> 3: a string has no function 'format'
7 % 4                                           #=> 3
