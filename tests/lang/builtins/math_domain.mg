# Arguments outside the domain follow IEEE 754.
isnan(log(-1))    #=> 1
log(0)            #=> -inf
isnan(sqrt(-1))   #=> 1
exp(1000)         #=> inf
exp(-1000)        #=> 0.0
tanh(1000)        #=> 1.0
sigmoid(-1000)    #=> 0.0
