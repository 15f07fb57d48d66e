# choice returns the element itself, or a character of a string.
seed(11)
choice("gradient")  #=> 't'
sample("gradient", 3)  #=> ['t', 'd', 'i']
shuffled("gradient")  #=> ['a', 'e', 'g', 'n', 't', 'i', 'r', 'd']
a = 1.0; b = 2.0
ws = [a, b]
choice(ws) in ws  #=> 1
c = np.random.choice(ws)
c in ws  #=> 1
len(sample(ws, 2))  #=> 2
sum(shuffled(ws)).data  #=> 3.0
rows = [[1, 2], [3, 4]]
rows.choice() in rows  #=> 1
