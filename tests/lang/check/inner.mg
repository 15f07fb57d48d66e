# a Value between the leaves and the root may move, too
a = 2.0; e = 3*a; L = e*e
check L, e, a
#=> leaf  gradient  difference  relative error  verdict
#=> e         12.0        12.0             0.0  ok
#=> a         36.0        36.0             0.0  ok
