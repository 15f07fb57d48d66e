# let binds names only.
a = 2.0
xs = [1]
let 3 = 2          #!> 5: number
let a.data = 2     #!> 5: 'let' binds names, not fields or elements
let xs[0] = 2      #!> 5: 'let' binds names, not fields or elements
let x              #!> 6: expected '=' after 'let name', found the end of the line
