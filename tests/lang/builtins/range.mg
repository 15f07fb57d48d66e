# range counts up to, not including, its end; outside a loop it is a list.
range(4)          #=> [0, 1, 2, 3]
range(2, 5)       #=> [2, 3, 4]
range(0, 10, 3)   #=> [0, 3, 6, 9]
range(3, 0, -1)   #=> [3, 2, 1]
range(0)          #=> []
range(3, 1)       #=> []
