# assert shows its text or the failed condition.
assert 1 > 2, "one is not more"   #!> one is not more
assert 0                          #!> assert
let x = 3
assert x == 4, "x is {x}"         #!> x is 3
assert(x == 5, "in brackets")     #!> in brackets
