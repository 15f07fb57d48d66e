# lambda is a function with a name.
k = 2.0
square = lambda x: x*k                     #!> 10: write def square(x) = x*k
ys = map(lambda v: v**2 + f(v, 1), [1])    #!> 10: write def f(v) = v**2 + f(v, 1)
one = lambda: 1                            #!> 7: write def one() = 1
h = lambda a, b=2: [a, b]                  #!> 5: write def h(a, b=2) = [a, b]
lambda = 3.0
lambda*2                                   #=> Value(data=6.0, grad=0.0)
