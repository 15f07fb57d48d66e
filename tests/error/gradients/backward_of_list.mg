# backward of a list is not defined.
a = 2.0
backward [a*a]     #!> 10: backward needs a Value, not a list
