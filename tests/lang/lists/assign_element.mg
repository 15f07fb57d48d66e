# Assigning a literal to an element stores a plain number.
xs = [1, 2, 3]
xs[0] = 10
xs[-1] = 2.5
xs            #=> [10, 2, 2.5]
xs[1] += 5
xs[1] *= 2
xs            #=> [10, 14, 2.5]
