# let binds names only.
let 3 = 2          #!> 5: number
let a.b = 2        #!> let
let x              #!> =
