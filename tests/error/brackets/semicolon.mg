# A statement cannot end inside brackets.
x = [1; 2]         #!> 5: '[' was never closed
