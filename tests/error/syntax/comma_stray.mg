# A comma where a value should stand.
x = [1,, 2]        #!> 8: ','
f(,)               #!> 3: ','
print 1,, 2        #!> 9: ','
