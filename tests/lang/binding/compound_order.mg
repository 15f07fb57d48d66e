# The right side reads the old value.
c = 3.0
a = 2.0
c += c + 1
c.data       #=> 7.0
c += 1 + c + (-a)
c.data       #=> 13.0
