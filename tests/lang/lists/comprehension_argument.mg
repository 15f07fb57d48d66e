# In round brackets, as an argument, a comprehension makes a list too.
sum(x*x for x in [1, 2, 3])                 #=> 14
sum((x*x for x in [1, 2, 3]), 10)           #=> 24
len(x for x in range(5) if x > 2)           #=> 2
any(x > 2 for x in [1, 2, 3])               #=> 1
