# floor, ceil and round return integers; round rounds ties to even.
floor(2.7)     #=> 2
floor(-2.1)    #=> -3
ceil(2.1)      #=> 3
round(2.5)     #=> 2
round(3.5)     #=> 4
round(2.675, 2) #=> 2.67
