# Square brackets behind a name need an index.
xs = [1]
xs[]               #!> 4: ']'
