# A comprehension's loop variable does not change a variable of the same name.
let i = 5
[i*2 for i in range(3)]   #=> [0, 2, 4]
i                         #=> 5
