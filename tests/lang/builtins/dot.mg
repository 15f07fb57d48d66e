# dot of two lists is their dot product, from start.
dot([1, 2], [3, 4])             #=> 11
dot([1.5, 2.0], [2.0, 0.5])     #=> 4.0
dot([1, 2], [3, 4], 100)        #=> 111
dot([1, 2], [3, 4], start=0.5)  #=> 11.5
