# in compares by ==, Values by identity.
2 in [1, 2]          #=> 1
2.0 in [1, 2]        #=> 1
3 in [1, 2]          #=> 0
3 not in [1, 2]      #=> 1
"a" in ["a"]         #=> 1
[1] in [[1], [2]]    #=> 1
