# pow is **: integers stay integers, and a Value makes a node.
pow(2, 3)                         #=> 8
pow(2, -1)                        #=> 0.5
np.power(9, 0.5)                  #=> 3.0
a = 3.0
pow(a, 2)                         #=> Value(data=9.0, grad=0.0)
pow(a, 2).op                      #=> '**2'
