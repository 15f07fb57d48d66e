# A list has no one gradient.
a = 2.0
backward [a*a]     #!> 10: list
