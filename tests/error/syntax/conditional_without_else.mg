# A conditional expression needs its else.
x = 1 if 2         #!> else
