# The caret is on the program's call, not on a line of the library.
import nn
hinge_loss([0.5], [1, 1])            #!> 1: 1 predictions, 2 targets
m = MLP(2, [1])
let x = 3; let y = 2*m([1.0, 2.0, 3.0])     #!> 22: x must be a list of 2 numbers, but it has 3
