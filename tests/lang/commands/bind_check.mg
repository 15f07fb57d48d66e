# check, time, set, help, vars and dot are ordinary names once bound.
check = 3.0
check                   #=> Value(data=3.0, grad=0.0)
check*2                 #=> Value(data=6.0, grad=0.0)
time = 3
time + 1                #=> Value(data=4.0, grad=0.0)
set = [1]
set[0]                  #=> 1
let dot = 5
dot + 1                 #=> 6
