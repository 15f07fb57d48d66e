# pi, nan, inf; a program may bind such a name and hide it.
pi            #=> 3.141592653589793
math.pi       #=> 3.141592653589793
pi = 3.0
pi.data       #=> 3.0
e = 2.0
e.label       #=> 'e'
