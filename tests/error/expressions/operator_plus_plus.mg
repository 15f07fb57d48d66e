# ++ and -- are not in the language.
let x = 1
x++                #!> +=
x--                #!> -=
