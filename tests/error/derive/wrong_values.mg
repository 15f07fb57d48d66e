# What cannot be derived is an error that says why; nothing is printed.
a = 2.0; b = -3.0; c = 10.0
L = a*b
derive                  #!> derive needs a Value
derive 3.0              #!> derive needs a Value, not a number
derive [a]              #!> derive needs a Value, not a list
derive L, "a"           #!> derive needs a Value, not a string
derive L, a, c          #!> 14: c is not under L, so the derivative is 0
derive a, L             #!> 11: L is not under a, so the derivative is 0
derive L > "d.svg"      #!> a formula cannot be written as 'svg'
derive L > "d"          #!> 'd' has no ending
