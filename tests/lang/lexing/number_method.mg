# A point after a number is a method call only when a name follows it.
3.tanh()     #=> 0.9950547536867305
3.0.tanh()   #=> 0.9950547536867305
(3).tanh()   #=> 0.9950547536867305
def twice(x) = 2*x
2.twice()    #=> 4
2.5.twice()  #=> 5.0
