# In a compound assignment the caret is below the operator.
x = 5
x += "a"           #!> 3: cannot use '+' on a Value and a string
xs = [1]
xs[0] -= "a"       #!> 7: cannot use '-' on a number and a string
