# The table of variables shows a dictionary, or the number of its keys.
d = {"a": [1, 2], "b": nil}
big = {i: 0 for i in range(100)}
vars
#=> name  kind        data                     grad
#=> d     dictionary  {'a': [1, 2], 'b': nil}
#=> big   dictionary  100 keys
