# A chain binds one computed Value to each name; the leftmost names it.
x = 2.0
p = q = x*x
p in [q]    #=> 1
p.label     #=> 'p'
