# A Value used in range means its data.
n = 3
range(n)       #=> [0, 1, 2]
len(range(n))  #=> 3
