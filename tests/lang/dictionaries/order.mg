# The keys keep the order in which they were added, through growth and removal.
d = {"z": 1, "a": 2, "m": 3}
d.keys()                    #=> ['z', 'a', 'm']
d["z"] = 9
d.pop("a")                  #=> 2
d["a"] = 4
d                           #=> {'z': 9, 'm': 3, 'a': 4}
big = {}
for i in range(1000) { big[(i*7) % 1000] = i }
for i in range(500) { big.pop((i*14) % 1000) }
[len(big), big.keys()[:4], big[993]]        #=> [500, [7, 21, 35, 49], 999]
