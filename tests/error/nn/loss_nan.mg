# If a loss would be nan, the message names the prediction that is nan.
import nn
mse_loss([1.0, nan], [0.0, 0.0])         #!> mse_loss: prediction 1 is nan
hinge_loss([log(Value(-1.0))], [1])      #!> hinge_loss: prediction 0 is nan
cross_entropy([0.0, 1.0, nan], 0)        #!> cross_entropy: logit 2 is nan
softmax([nan])                           #!> softmax: logit 0 is nan
