# let binds a plain number, with one name or several.
let h = 0.001
h          #=> 0.001
let n = 0
n += 1
n          #=> 1
let a, b = [1, 2.5]
a + b      #=> 3.5
