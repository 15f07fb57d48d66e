# index, count and remove find members as `in` does.
xs = [3, 1.0, "a", [2], 3, nil]
xs.index(3)          #=> 0
xs.index(3, 1)       #=> 4
xs.index(3, -2)      #=> 4
xs.index(1)          #=> 1
xs.index("a")        #=> 2
xs.index([2])        #=> 3
xs.index(nil)        #=> 5
xs.count(3)          #=> 2
xs.count(3.0)        #=> 2
xs.count(7)          #=> 0
[].count(1)          #=> 0
xs.remove(3)
xs                   #=> [1.0, 'a', [2], 3, nil]
xs.remove(3); xs     #=> [1.0, 'a', [2], nil]
# A Value is found by identity.
a = 2.0; b = 2.0
[a, b].index(b)      #=> 1
[a, b, b].count(b)   #=> 2
vs = [a, b]; vs.remove(b)
vs[0] == a and len(vs) == 1    #=> 1
