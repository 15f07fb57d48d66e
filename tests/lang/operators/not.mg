# not returns 1 or 0.
not 0         #=> 1
not 2         #=> 0
not ""        #=> 1
not []        #=> 1
not [0]       #=> 0
not nil       #=> 1
not not 5     #=> 1
