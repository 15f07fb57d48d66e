# a program may use the name
check = 3.0
L = check**2
check L
#=> leaf   gradient  difference  relative error  verdict
#=> check       6.0         6.0             0.0  ok
