# 26. Watching the loss
#
# Three samples, fifty rounds ("epochs"), small steps: with a rate this small the loss should
# fall in every epoch. If it rises, try a smaller rate first.

import nn
random.seed(2)

xs = [[0.5, 0.5, 0.70], [0.4, -0.1, 0.5], [-0.2, -0.75, 1.0]]
ys = [0.0, 1.0, 0.0]
mlp = MLP(3, [3, 3, 1])
losses = []

for epoch in range(50) {
    ypred = [mlp(x) for x in xs]
    loss = sum([(y - yp)**2 for y, yp in zip(ys, ypred)])
    mlp.zero_grad()
    loss.backward()
    for p in mlp.parameters() { p.data -= 0.01 * p.grad }
    losses.append(loss.data)
}

# As a picture, and as text with a line for every fifth epoch:

plot losses, xlabel="epoch", ylabel="loss" > loss.svg

for k in range(0, 50, 5) {
    print(f"Epoch {k:2}: Loss {losses[k]:.2f} {'#' * round(20*losses[k])}")
}
#=> Epoch  0: Loss 1.45 #############################
#=> Epoch  5: Loss 0.82 ################
#=> Epoch 10: Loss 0.64 #############
#=> Epoch 15: Loss 0.54 ###########
#=> Epoch 20: Loss 0.48 ##########
#=> Epoch 25: Loss 0.42 ########
#=> Epoch 30: Loss 0.38 ########
#=> Epoch 35: Loss 0.34 #######
#=> Epoch 40: Loss 0.31 ######
#=> Epoch 45: Loss 0.27 #####

# It fell in every epoch, not only from one line to the next:

all([after < before for before, after in zip(losses, losses[1:])])     #=> 1

# How good is the prediction for the first sample?

pred = mlp(xs[0])
print(f"Prediction => {pred.data:.2f}")     #=> Prediction => 0.03
print(f"Ground Truth => {ys[0]:.2f}")       #=> Ground Truth => 0.00

# All fifty losses:

for k, loss in enumerate(losses) { print(k, loss) }
#~> 0 1.4498687587740509
#~> 1 1.184565270765451
#~> 2 1.0532816734437993
#~> 3 0.9538604320257305
#~> 4 0.8769210389145039
#~> 5 0.8160645940433399
#~> 6 0.7668454603616026
#~> 7 0.726133507040266
#~> 8 0.6917026932139159
#~> 9 0.6619575909932633
#~> 10 0.6357474685056759
#~> 11 0.6122377693712628
#~> 12 0.5910856499149668
#~> 13 0.5752714512578597
#~> 14 0.5593832754482312
#~> 15 0.5439172260794022
#~> 16 0.5293058431906188
#~> 17 0.5162621187469983
#~> 18 0.5023633705632142
#~> 19 0.4888736016408238
#~> 20 0.47705885041157564
#~> 21 0.46449770579400723
#~> 22 0.4520533386196308
#~> 23 0.44480490840612624
#~> 24 0.434670297951268
#~> 25 0.42294020832190954
#~> 26 0.41663222282984197
#~> 27 0.4069659749188489
#~> 28 0.3967028565029376
#~> 29 0.3905129176486493
#~> 30 0.38056531805945887
#~> 31 0.3735922905884236
#~> 32 0.3651711124025207
#~> 33 0.35699479107874155
#~> 34 0.35029314282564605
#~> 35 0.3412674245748438
#~> 36 0.33640712265027395
#~> 37 0.326446472466534
#~> 38 0.3213724147474676
#~> 39 0.3132225613190253
#~> 40 0.3064531469472305
#~> 41 0.30040207724191326
#~> 42 0.29213754915458745
#~> 43 0.2872253699116334
#~> 44 0.2789524154289288
#~> 45 0.27449061066906
#~> 46 0.26723373656102906
#~> 47 0.26148353515876
#~> 48 0.2548784417621881
#~> 49 0.2490514513517379
