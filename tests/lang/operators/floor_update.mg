# //= and %= update the left operand, as in Python.
let n = 7; xs = [7, 8]; let x = 7.5
n //= 2; n        #=> 3
n %= 2; n         #=> 1
xs[1] //= 3; xs   #=> [7, 2]
x %= 2; x         #=> 1.5
x //= 0.4; x      #=> 3.0
