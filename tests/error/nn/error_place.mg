# The caret is on the line of the library; the message names the caller's argument.
import nn
hinge_loss([0.5], [1, 1])       #!> 12: 1 predictions, 2 targets
