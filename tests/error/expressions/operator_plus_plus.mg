# ++ and -- are not in the language.
let x = 1
x++                #!> 2: write '+= 1' instead of '++'
x--                #!> 2: write '-= 1' instead of '--'
