# Compound assignment, and an integer that stays one although it is written.
let x = 12
x &= 10; x          #=> 8
x |= 1; x           #=> 9
x ^= 3; x           #=> 10
x <<= 4; x          #=> 160
x >>= 2; x          #=> 40
xs = [6]
xs[0] &= 3; xs      #=> [2]
mask = 1 << 4 | 1
[mask, type(mask)]  #=> [17, 'integer']
inverse = ~5
type(inverse)       #=> 'integer'
