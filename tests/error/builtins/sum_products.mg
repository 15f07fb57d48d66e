# Errors in a sum of products are the same as if each product were evaluated separately.
a = 2.5; b = -3.5; w = [a, b]; n = nil
sum([p*q for p, q in zip(w, ["x", 2])])       #!> 7: cannot use '*' on a Value and a string
sum([p*q for p, q in zip(w, ["x", 2]) if 1])  #!> 7: cannot use '*' on a Value and a string
sum([q*p for p, q in zip(w, [1, "x"])], b)    #!> 7: cannot use '*' on a string and a Value
sum([p*q for p, q in zip(w, [nil])])          #!> 7: cannot use '*' on a Value and nil
sum([p*q for p, q in zip(w, [w, w])])         #!> 7: cannot use '*' on a Value and a list
sum([p*q for p, q in zip(w, w)], n)           #!> 1: cannot use '+' on nil and a Value
sum([p*q for p, q in zip(w, w) if 1], n)      #!> 1: cannot use '+' on nil and a Value
sum([p*q for p, q in zip(w, w)], "x")         #!> 1: cannot use '+' on a string and a Value
sum([p*q for p, q in zip(w, w)], w)           #!> 1: cannot use '+' on a list and a Value
sum([p*q for p, q in zip(w, w)], missing)     #!> 34: unknown name 'missing'
sum([p*q for p, q in zip(w, n)])              #!> 29: zip needs lists, not nil
sum([p*q for p, q in zip(3, w)])              #!> 26: zip needs lists, not a number
sum([p*q for p, q in zip(w, w, w)])           #!> 22: cannot unpack a list of 3 into 2 names
dot(w, ["x", 2])                              #!> 1: cannot use '*' on a Value and a string
dot(w, w, n)                                  #!> 1: cannot use '+' on nil and a Value
dot(w, n)                                     #!> 8: dot needs a list, not nil
dot(w, a, b)                                  #!> 8: dot needs a list, not a Value
dot(w, w, missing)                            #!> 11: unknown name 'missing'
# The first error in the order of evaluation is reported, as in Python.
let few = 3
sum([wi*xi for wi, xi in zip(few, few)], gone)   #!> 30: zip needs lists, not a number
