# A bracket closed by another kind.
x = [1, 2)         #!> 10: ')'
x = (1 + 2]        #!> 11: ']'
