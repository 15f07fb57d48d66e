# A comma in place of a value.
x = [1,, 2]        #!> 8: expected an expression, found ','
f(,)               #!> 3: expected an expression, found ','
print 1,, 2        #!> 9: expected an expression, found ','
