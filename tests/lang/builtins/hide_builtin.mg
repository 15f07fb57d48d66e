# A program may bind the name of any builtin function.
sum = 3.0
sum           #=> Value(data=3.0, grad=0.0)
def exp(x) = x + 1
exp(1)        #=> 2
math.exp(0)   #=> 1.0
