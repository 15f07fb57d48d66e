# without arguments: the leaves that the program made, and no numbers of its expressions
w = [Value(1.0), Value(2.0)]
L = dot(w, [3, 4])*2 - 1
check L
#=> leaf        gradient  difference  relative error  verdict
#=> Value(1.0)       6.0         6.0             0.0  ok
#=> Value(2.0)       8.0         8.0             0.0  ok
check L, w
#=> leaf  gradient  difference  relative error  verdict
#=> w[0]       6.0         6.0             0.0  ok
#=> w[1]       8.0         8.0             0.0  ok
d = {"first": w[0]}
check L, d, w[1]
#=> leaf        gradient  difference  relative error  verdict
#=> d['first']       6.0         6.0             0.0  ok
#=> Value(2.0)       8.0         8.0             0.0  ok
