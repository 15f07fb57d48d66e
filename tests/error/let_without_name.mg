# let binds names only.
let 3 = 2          #!> 5: 3
let a.b = 2        #!> 6: '.'
let x              #!> =
