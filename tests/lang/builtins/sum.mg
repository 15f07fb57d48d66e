# sum adds from left to right, from start.
sum([1, 2, 3])                #=> 6
sum([0.5, 0.25])              #=> 0.75
sum([])                       #=> 0
sum([1, 2], 10)               #=> 13
sum([1, 2], start=0.5)        #=> 3.5
sum([0.1]*10)                 #=> 0.9999999999999999
