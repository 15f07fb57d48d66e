# 24. Gradient descent
#
# Predict, compute the loss, find out which way is down, take a step, and repeat: that is
# training. The network, the samples and the first two small steps are those of lesson 23.

import nn
import "data/mlp-3-4-4-1.mg"

mlp = MLP(3, [4, 4, 1], act="tanh", out="tanh")
for p, w in zip(mlp.parameters(), weights) { p.data = w }

xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]

# Takes one step with the given parameters, and returns the loss and the predictions before
# it. Without zero_grad the gradients of all steps would add up (lesson 11).

def step(params, rate) {
    ypred = [mlp(x) for x in xs]
    loss = mse_loss(ypred, ys, reduction="sum")
    mlp.zero_grad()
    loss.backward()
    for p in params { p.data -= rate * p.grad }
    return loss, ypred
}

step([mlp.parameters()[0]], 0.001)[0].data      #~> 6.606895868054532
step(mlp.parameters(), 0.001)[0].data           #~> 6.6067779753029345
let begun = [p.data for p in mlp.parameters()]

# Now with larger steps.

for k in range(20) {
    loss, ypred = step(mlp.parameters(), 0.05)
    print(k, loss.data)
}
#~> 0 6.56156718545472
#~> 1 3.1886742323366386
#~> 2 1.3032015611952863
#~> 3 0.769939759300913
#~> 4 0.5477680622174333
#~> 5 0.4342573296227225
#~> 6 0.3561670649634663
#~> 7 0.2988718838759568
#~> 8 0.255522186577933
#~> 9 0.2218579442103602
#~> 10 0.19512822582659206
#~> 11 0.17349684405903604
#~> 12 0.15570168219740943
#~> 13 0.14085232054584612
#~> 14 0.12830585626266888
#~> 15 0.11758842447875281
#~> 16 0.10834425517148419
#~> 17 0.1003017900448846
#~> 18 0.09325064258909059
#~> 19 0.08702561304645334

# The predictions of the last pass, which should be 1, -1, -1, 1:

[yp.data for yp in ypred]
#~> [0.8563656958279531, -0.7991263758236825, -0.9425547459839091, 0.849186772421105]

# An optimiser does both parts of this: SGD(params, lr) has zero_grad() and step(). Here it
# continues where the loop stopped.

optimiser = SGD(mlp.parameters(), lr=0.05)
for k in range(20, 100) {
    loss = mse_loss([mlp(x) for x in xs], ys, reduction="sum")
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
}
loss.data                       #~> 0.010331967482421657

# To compare with the tutorial: the parameters before the larger steps.

for w in begun { print(w) }
#~> -0.5897989998671106
#~> 0.2803740639577263
#~> 0.7550020342196525
#~> -0.5149260060116513
#~> 0.8673092472790822
#~> 0.7407064996722453
#~> 0.5287909012313932
#~> 0.08450678345753262
#~> -0.6577188091598949
#~> 0.3963168801724268
#~> -0.012013893833775947
#~> 0.7532520827391431
#~> 0.002588577562609616
#~> 0.2557082084784828
#~> -0.931431643158572
#~> 0.40511915330400977
#~> 0.7764577716116262
#~> -0.189860095784784
#~> 0.7563382171213389
#~> 0.44572918234887604
#~> 0.3945828727895028
#~> 0.05929905243207291
#~> 0.8807232529636616
#~> -0.7066137541919688
#~> 0.17756069037644506
#~> 0.9792410059041483
#~> -0.3452696799447055
#~> 0.5363447266323415
#~> -0.34752650190640577
#~> 0.7487529046819845
#~> 0.7160476085724314
#~> 0.5696464123075088
#~> -0.5562098813916081
#~> -0.4436842004682603
#~> -0.7640376420712507
#~> 0.4651341160686098
#~> -0.8165050609850243
#~> -0.6632768321623527
#~> 0.40059372617437855
#~> -0.3808573235417481
#~> -0.8824037909061284
