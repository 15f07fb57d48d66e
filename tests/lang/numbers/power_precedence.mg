# ** is right-associative and binds more tightly than a unary minus before it.
2**3**2     #=> 512
(2**3)**2   #=> 64
-2**2       #=> -4
(-2)**2     #=> 4
2**-2       #=> 0.25
2*3**2      #=> 18
