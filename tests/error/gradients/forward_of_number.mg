# forward, backstep, topo need a Value.
forward 3          #!> 9: Value
backstep 3         #!> 10: Value
topo 3             #!> 6: Value
zero_grad 3        #!> 11: Value
