# A few thousand calls inside each other are fine.
def depth(n) = 0 if n == 0 else 1 + depth(n - 1)
depth(2000)   #=> 2000
