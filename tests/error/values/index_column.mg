# The caret is below the index.
xs = [1, 2, 3]
print xs[10]       #!> 10: index 10
xs[0] + xs[1 + 7]  #!> 12: index 8
