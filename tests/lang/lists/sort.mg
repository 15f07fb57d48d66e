# sort works in place; sorted and reversed return new lists.
xs = [3, 1, 2]
sorted(xs)      #=> [1, 2, 3]
reversed(xs)    #=> [2, 1, 3]
xs              #=> [3, 1, 2]
xs.sort()
xs              #=> [1, 2, 3]
sorted(["b", "a", "C"])   #=> ['C', 'a', 'b']
