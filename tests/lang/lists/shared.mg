# Two names may refer to the same list.
xs = [1]
ys = xs
ys.append(2)
xs            #=> [1, 2]
xs += [3]
ys            #=> [1, 2, 3]
