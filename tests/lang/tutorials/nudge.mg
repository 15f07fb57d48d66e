# A slope estimated by nudging plain numbers.
def f(x) = 2*x**2 - 3*x + 1
let h = 0.001
let x = 2.0
(f(x + h) - f(x)) / h    #=> 5.001999999999285
let h = 1e-6
(f(x + h) - f(x)) / h    #=> 5.000002000876691
