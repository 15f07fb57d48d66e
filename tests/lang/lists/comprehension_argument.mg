# A comprehension as the only argument of a call makes a list.
sum(x*x for x in [1, 2, 3])                 #=> 14
sum((x*x for x in [1, 2, 3]), 10)           #=> 24
len(x for x in range(5) if x > 2)           #=> 2
any(x > 2 for x in [1, 2, 3])               #=> 1
