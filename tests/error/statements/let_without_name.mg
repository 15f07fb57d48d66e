# let binds names only.
a = 2.0
xs = [1]
let 3 = 2          #!> 5: number
let a.data = 2     #!> 5: let
let xs[0] = 2      #!> 5: let
let x              #!> 6: =
