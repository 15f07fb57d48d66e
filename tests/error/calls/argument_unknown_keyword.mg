# The caret is below an unknown keyword.
def f(x, scale=1) = x*scale
f(1, scales=2)     #!> 6: 'scales'
print(1, seperator=2)   #!> 10: 'seperator'
Value(2.0, name="a")    #!> 12: 'name'
