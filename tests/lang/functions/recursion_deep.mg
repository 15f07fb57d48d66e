# Recursion may be a few thousand calls deep.
def depth(n) = 0 if n == 0 else 1 + depth(n - 1)
depth(2000)   #=> 2000
