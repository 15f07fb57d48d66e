# The slope of an expression in one input.
let h = 0.001
let a = 2.0
let b = -1.0
let c = 4.0
let f = 3.0
let d1 = (a*b + c)*f
let a = a + h
let d2 = (a*b + c)*f
print('d1', d1)                  #=> d1 6.0
print('d2', d2)                  #=> d2 5.997
print('slope', (d2 - d1)/h)      #=> slope -3.0000000000001137
