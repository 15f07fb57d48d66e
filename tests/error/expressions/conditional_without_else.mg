# A conditional expression needs an else.
x = 1 if 2         #!> 11: expected 'else' in 'x if condition else y', found the end of the line
