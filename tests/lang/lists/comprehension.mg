# [e for x in xs], with conditions and several loops.
[x*x for x in range(4)]                          #=> [0, 1, 4, 9]
[x for x in range(10) if x % 2]                  #=> [1, 3, 5, 7, 9]
[x for x in range(20) if x % 2 if x % 3 == 0]    #=> [3, 9, 15]
[x + y for x in ["a", "b"] for y in ["1", "2"]]  #=> ['a1', 'a2', 'b1', 'b2']
[[i*j for j in range(3)] for i in range(2)]      #=> [[0, 0, 0], [0, 1, 2]]
