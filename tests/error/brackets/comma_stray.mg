# A comma in place of a value.
x = [1,, 2]        #!> 8: ','
f(,)               #!> 3: ','
print 1,, 2        #!> 9: ','
