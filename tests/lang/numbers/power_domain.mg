# Powers outside the domain follow IEEE 754: no complex numbers and no error.
isnan((-8)**(1/3))   #=> 1
0**-1                #=> inf
0.0**-2              #=> inf
isnan(nan**2)        #=> 1
nan**0               #=> 1.0
10.0**400            #=> inf
