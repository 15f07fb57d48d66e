# Parameters are names.
def f(1) = 2       #!> 7: expected the name of a parameter, found '1'
def g(a.b) = 2     #!> 8: expected ',' or ')', found '.'
def (x) = x        #!> 5: expected a name, found '('
