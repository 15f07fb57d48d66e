# max and min with a Value make one node; of a list they return the element itself.
a = 2.0; b = 3.0
m = max(a, b)
m.op                 #=> 'max'
min(a, b).op         #=> 'min'
len(m.prev)          #=> 2
max([a, b]) in [b]   #=> 1
max([a, b]) in [a]   #=> 0
min([a, b]) in [a]   #=> 1
