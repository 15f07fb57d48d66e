# A conditional expression needs an else.
x = 1 if 2         #!> else
