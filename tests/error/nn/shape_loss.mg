# Wrong shapes: the message names the argument, its shape and the expected one.
import nn
mse_loss([[1.0, 2.0, 3.0]], [1.0])           #!> mse_loss: ypred has the shape [1, 3] and y the shape [1]; expected [1] for both
mse_loss([1.0], [[1.0]])                     #!> ypred has the shape [1] and y the shape [1, 1]
hinge_loss([[1.0], [2.0]], [1, -1])          #!> hinge_loss: scores has the shape [2, 1]
bce_loss([[0.5]], [1])                       #!> bce_loss: ypred has the shape [1, 1]
m = MLP(2, [3])
mse_loss([m([1.0, 2.0])], [1.0])             #!> mse_loss: ypred has the shape [1, 3]
accuracy([[1, 2, 3]], [3])                   #!> y holds the classes 0 to 2, but y[0] is 3
accuracy([[1, 2, 3]], [-1])                  #!> y[0] is -1
accuracy([[1, 2, 3], [1, 2]], [1, 1])        #!> expected a list of 3 numbers for each element of y, but scores[1] is [1, 2]
accuracy([[1, 2]], [[1]])                    #!> accuracy: scores has the shape [1, 2] and y the shape [1, 1]
accuracy([[1, 2]], [1, 0])                   #!> 1 predictions, 2 targets
bce_loss([0.5, 1.5], [1, 0])                 #!> prediction 1 is 1.5 and its target 0.0; sigmoid makes probabilities
bce_loss([0.5], [-1])                        #!> prediction 0 is 0.5 and its target -1.0
bce_loss([nan], [1])                         #!> bce_loss: prediction 0 is nan
batches([1, 2], [1], 2)                      #!> X has the shape [2] and y the shape [1]
batches([1], [1], 0)                         #!> n, the size of a batch, must be a whole number of at least 1, not 0
clip_grad_norm([], 1.0)                      #!> clip_grad_norm needs at least one parameter
AdamW([])                                    #!> AdamW needs at least one parameter
