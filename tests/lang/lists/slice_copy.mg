# A slice is a new list.
xs = [1, 2]
ys = xs[:]
ys.append(3)
xs   #=> [1, 2]
ys   #=> [1, 2, 3]
