# Square brackets after a name need an index.
xs = [1]
xs[]               #!> 4: expected an expression, found ']'
