# A number before brackets is a call, which the message explains.
x = 2.0
y = 3(x + 1)       #!> 5: call
