# zip stops at the shortest list; both make lists of pairs.
zip([1, 2, 3], ["a", "b"])        #=> [[1, 'a'], [2, 'b']]
zip([1, 2], [3, 4], [5, 6])       #=> [[1, 3, 5], [2, 4, 6]]
enumerate(["a", "b"])             #=> [[0, 'a'], [1, 'b']]
zip([], [1])                      #=> []
