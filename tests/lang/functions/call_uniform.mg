# x.f(y) is f(x, y).
def scale(x, k) = x*k
3.scale(2)            #=> 6
a = 2.0
a.tanh() == tanh(a)   #=> 1
(a + 1).relu()        #=> Value(data=3.0, grad=0.0)
a.scale(4).scale(0.5) #=> Value(data=4.0, grad=0.0)
[1, 2].len()          #=> 2
[3, 1].sorted()[0]    #=> 1
