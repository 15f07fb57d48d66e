# The forms stand at the start of a statement only.
x = time 3         #!> 10: '3'
