# Statements are not expressions.
x = if 1 { 2 }     #!> 5: 'if'
y = (let z = 3)    #!> 6: 'let'
