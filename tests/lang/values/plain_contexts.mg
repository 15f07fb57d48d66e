# Where a plain number is needed, a Value means its data; the result is plain.
a = 7.0
a // 2        #=> 3.0
a % 4         #=> 3.0
7 // a        #=> 1.0
a == 7        #=> 1
floor(a/2)    #=> 3
[0]*len(range(a))    #=> [0, 0, 0, 0, 0, 0, 0]
