# max and min of numbers and of lists.
max(2, 3)        #=> 3
min(2, 3.5)      #=> 2
max([4, 9, 1])   #=> 9
min([4, 9, 1])   #=> 1
max(1, 2.0)      #=> 2.0
