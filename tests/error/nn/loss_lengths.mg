# Predictions and labels come in pairs, and at least one pair.
import nn
mse_loss([1.0], [1.0, 2.0])     #!> mse_loss needs a target for each prediction: 1 predictions, 2 targets
hinge_loss([1.0, 2.0], [1])     #!> hinge_loss needs a target for each prediction: 2 predictions, 1 targets
accuracy([1.0], [])             #!> accuracy needs a target for each prediction: 1 predictions, 0 targets
mse_loss([], [])                #!> mse_loss needs at least one prediction, but the list is empty
hinge_loss([], [])              #!> hinge_loss needs at least one prediction
accuracy([], [])                #!> accuracy needs at least one prediction
mse_loss(1.0, 2.0)              #!> mse_loss takes two lists, predictions and targets
mse_loss([1.0], [1.0], "max")   #!> reduction is "mean" or "sum", not max
