# Parameters may have defaults; arguments may be named.
def f(x, y=1, z=10) = x + 2*y + 3*z
f(1)             #=> 33
f(1, 2)          #=> 35
f(1, z=0)        #=> 3
f(1, z=0, y=5)   #=> 11
f(x=1, y=0, z=0) #=> 1
f(z=0, y=0, x=7) #=> 7
