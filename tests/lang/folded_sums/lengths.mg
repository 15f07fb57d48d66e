# zip ends with the shorter list; dot requires equal lengths.
a = 2.0; b = -3.0
w = [a, b, 10]
sum([p*q for p, q in zip(w, [3])])            #=> Value(data=6.0, grad=0.0)
sum([p*q for p, q in zip([3, 4], w)], b)      #=> Value(data=-9.0, grad=0.0)
sum([p*q for p, q in zip(w, [])], b)          #=> Value(data=-3.0, grad=0.0)
dot(w, [3, 4])    #!> 8: dot needs lists of the same length: these have 3 and 2
dot([], w, b)     #!> 9: dot needs lists of the same length: these have 0 and 3
