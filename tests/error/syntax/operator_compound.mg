# In a compound assignment the operator is what is pointed at.
x = 5
x += "a"           #!> 3: '+'
xs = [1]
xs[0] -= "a"       #!> 7: '-'
