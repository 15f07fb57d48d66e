# Statements are not expressions.
x = if 1 { 2 }     #!> 5: expected an expression, found 'if'
y = (let z = 3)    #!> 6: expected an expression, found 'let'
