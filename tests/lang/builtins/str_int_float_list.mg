# Conversions as in Python.
str(3.0)         #=> '3.0'
str(3) + "!"     #=> '3!'
int("42")        #=> 42
int(3.9)         #=> 3
int(-3.9)        #=> -3
float(3)         #=> 3.0
float("1e-3")    #=> 0.001
list("ab")       #=> ['a', 'b']
# nan and infinity, in any case and with a sign, as in Python
[float("NaN"), float("-Infinity"), float(" INF "), float("+inFiniTy")]    #=> [nan, -inf, inf, inf]
