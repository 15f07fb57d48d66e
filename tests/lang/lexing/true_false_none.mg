# True, False and None mean true, false and nil.
True == true      #=> 1
False == false    #=> 1
None == nil       #=> 1
true + true       #=> 2
1 if True else 0  #=> 1
not False         #=> 1
0 if None else 5  #=> 5
