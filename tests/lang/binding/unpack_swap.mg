# The whole right side is evaluated before names change.
let a = 1
let b = 2
a, b = [b, a]
print a, b      #=> 2 1
a, b = b, a
print a, b      #=> 1 2
