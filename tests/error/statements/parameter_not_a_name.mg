# Parameters are names.
def f(1) = 2       #!> 7: 1
def g(a.b) = 2     #!> 8: '.'
def (x) = x        #!> 5: '('
