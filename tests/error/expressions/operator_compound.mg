# In a compound assignment the caret is below the operator.
x = 5
x += "a"           #!> 3: '+'
xs = [1]
xs[0] -= "a"       #!> 7: '-'
