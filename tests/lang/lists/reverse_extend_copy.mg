# reverse, extend and copy.
xs = [1, 2, 3]
ys = xs.copy()
xs.reverse()
xs                     #=> [3, 2, 1]
ys                     #=> [1, 2, 3]
ys.extend([4, 5]); ys  #=> [1, 2, 3, 4, 5]
ys.extend("αb"); ys    #=> [1, 2, 3, 4, 5, 'α', 'b']
xs.extend(xs); xs      #=> [3, 2, 1, 3, 2, 1]
xs.extend([])
xs.reverse(); xs       #=> [1, 2, 3, 1, 2, 3]
one = [7]; one.reverse(); one      #=> [7]
none = []; none.reverse(); none    #=> []
# A copy is shallow, as in Python.
rows = [[1], [2]]
rows.copy()[0].append(9)
rows                   #=> [[1, 9], [2]]
# They return nil.
[1].reverse() == nil   #=> 1
