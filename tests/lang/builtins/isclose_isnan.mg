# isclose allows a relative error of 1e-9; isnan detects nan.
isclose(0.1 + 0.2, 0.3)   #=> 1
isclose(1.0, 1.1)         #=> 0
isnan(nan)                #=> 1
isnan(1.0)                #=> 0
