# 23. How wrong is it? A loss
#
# Four samples, and the right answer for each: 1 or -1. The network gets its parameters from
# a file, so that every number below is the same everywhere.

import nn
import "data/mlp-3-4-4-1.mg"

mlp = MLP(3, [4, 4, 1], act="tanh", out="tanh")
for p, w in zip(mlp.parameters(), weights) { p.data = w }
len(mlp.parameters())           #=> 41

xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]

ypred = [mlp(x) for x in xs]
for yp, y in zip(ypred, ys) { print(f"{yp.data:7.4f}, but {y:2.0f} is right") }
#=> -0.7787, but  1 is right
#=> -0.4196, but -1 is right
#=> -0.9398, but -1 is right
#=> -0.7615, but  1 is right

# One number measures how wrong that is: the sum of the squared differences. It is 0
# only if every prediction is right.

def sum_of_squares(ypred, ys) = sum([(yp - y)**2 for yp, y in zip(ypred, ys)])

loss = sum_of_squares(ypred, ys)
loss.data                       #~> 6.606895868054532
mse_loss(ypred, ys, reduction="sum").data       #~> 6.606895868054532

# The gradient of the loss tells for each parameter which way is down. Take the first
# weight: its gradient is positive, so a smaller weight makes a smaller loss.

loss.backward()
draw loss > loss.svg
draw loss, fold=true > folded.svg
w = mlp.layers[0].neurons[0].w[0]
w.data                          #=> -0.5891124237861678
w.grad                          #~> 0.34342225762161804

w.data -= 0.001 * w.grad
sum_of_squares([mlp(x) for x in xs], ys).data   #~> 6.6067779753029345

# A little smaller. Now the same with all 41 at once:

ypred = [mlp(x) for x in xs]
[yp.data for yp in ypred]
#~> [-0.7786370603743357, -0.41961729625360783, -0.9397577797813043, -0.7614638727095784]
loss = sum_of_squares(ypred, ys)
mlp.zero_grad()
loss.backward()
for p in mlp.parameters() { p.data -= 0.001 * p.grad }

ypred = [mlp(x) for x in xs]
sum_of_squares(ypred, ys).data                  #~> 6.56156718545472

# The loss fell nearly four hundred times as far. Each prediction increased; the first and the
# last, which should be 1, increased most.

[yp.data for yp in ypred]
#~> [-0.7716021275092538, -0.41675489429569573, -0.9388225451270673, -0.7547294814149134]
