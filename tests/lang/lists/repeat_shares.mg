# Repeating a list repeats the same elements, not copies.
xs = [[0]]*2
xs[0].append(1)
xs   #=> [[0, 1], [0, 1]]
