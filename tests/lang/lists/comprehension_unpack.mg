# Comprehensions unpack; a later loop may use an earlier one's names.
[a*b for a, b in [[1, 2], [3, 4]]]                #=> [2, 12]
[x for xs in [[1, 2], [3]] for x in xs]           #=> [1, 2, 3]
[a + x for a, xs in [[1, [10, 20]], [2, [30]]] if a > 0 for x in xs]   #=> [11, 21, 32]
[i*x for i, x in enumerate([5, 6, 7])]            #=> [0, 6, 14]
