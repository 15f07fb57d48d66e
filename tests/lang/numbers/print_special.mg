# nan, inf and minus zero.
nan            #=> nan
inf            #=> inf
-inf           #=> -inf
-0.0           #=> -0.0
inf - inf      #=> nan
