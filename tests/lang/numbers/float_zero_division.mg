# Division by zero follows IEEE 754; only // and % by an integer zero are errors.
1.0/0.0       #=> inf
-1/0          #=> -inf
isnan(0/0)    #=> 1
1.0 // 0.0    #=> inf
isnan(1.0 % 0.0)   #=> 1
