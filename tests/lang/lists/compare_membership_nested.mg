# Equality looks inside nested lists.
[[1], [2, [3]]] == [[1], [2, [3]]]   #=> 1
[[1], [2, [3]]] == [[1], [2, [4]]]   #=> 0
