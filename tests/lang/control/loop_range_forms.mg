# range in a loop: end, start and end, step, backwards.
[i for i in range(2, 5)]      #=> [2, 3, 4]
for i in range(6, 0, -2) { print(i, end=" ") }
#=> 6 4 2
let n = 0
for i in range(5, 1) { n += 1 }
n                             #=> 0
