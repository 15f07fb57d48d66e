# forward, backstep, topo need a Value.
forward 3          #!> 9: forward needs a Value, not a number
backstep 3         #!> 10: backstep needs a Value, not a number
topo 3             #!> 6: topo needs a Value, not a number
zero_grad 3        #!> 11: zero_grad needs a Value, not a number
