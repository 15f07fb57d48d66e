# def f(x) = e is a function of one expression.
def sq(x) = x*x
def hyp(a, b) = sqrt(sq(a) + sq(b))
sq(3)        #=> 9
sq(1.5)      #=> 2.25
hyp(3, 4)    #=> 5.0
