# Indices count from 0, negative ones from the end.
xs = [10, 20, 30]
xs[0]     #=> 10
xs[2]     #=> 30
xs[-1]    #=> 30
xs[-3]    #=> 10
[[1, 2], [3, 4]][1][0]   #=> 3
