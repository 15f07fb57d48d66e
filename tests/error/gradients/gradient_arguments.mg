# gradient takes Values, in lists and dictionaries as well.
a = 2.0
L = a*a
gradient(3, a)              #!> 10: gradient needs a Value, not a number
gradient(L, 3)              #!> 13: gradient needs a Value, not a number
gradient(L, [a, 3])         #!> 13: gradient needs Values, but element 1 of the list is a number
gradient(L, {"w": "a"})     #!> gradient needs Values, but element 'w' of the dictionary is a string
gradient(L, [[a, nil]])     #!> gradient needs Values, but element 1 of the list is nil
gradient([L], a)            #!> 10: gradient needs a Value, not a list
gradient(L)                 #!> gradient
jacobian(3, a)              #!> needs a Value, not a number
jacobian([L, 3], a)         #!> needs a Value, not a number
taylor(3, a)                #!> 8: taylor needs a Value, not a number
taylor(a*a, a, "x")         #!> range needs whole numbers, not a string
hessian(L, 3)               #!> needs a Value, not a number
hvp(L, [a], [1, 2])         #!> dot
let deep = [a]
for i in range(60) { deep = [deep] }
gradient(L, deep)           #!> gradient needs Values, but element 0 of the list is a list
