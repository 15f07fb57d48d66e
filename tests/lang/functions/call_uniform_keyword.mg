# Uniform calls take keywords and defaults.
def lin(x, k=2, b=0) = k*x + b
3.lin()          #=> 6
3.lin(b=1)       #=> 7
3.lin(5, b=1)    #=> 16
