# append, insert, pop change the list.
xs = [1, 2]
xs.append(3)
xs.insert(0, 0)
xs          #=> [0, 1, 2, 3]
xs.pop()    #=> 3
xs.pop(0)   #=> 0
xs          #=> [1, 2]
append(xs, 9)
xs          #=> [1, 2, 9]
