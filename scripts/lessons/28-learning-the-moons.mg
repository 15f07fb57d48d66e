# 28. Learning the moons
#
# Two hidden layers of sixteen neurons learn in a hundred steps to separate the moons.

import nn

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = [2*label - 1 for label in y]

model = MLP(2, [16, 16, 1])
print(model)
#=> MLP of [Layer of [ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2)], Layer of [ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16), ReLUNeuron(16)], Layer of [LinearNeuron(16)]]
print("number of parameters", len(model.parameters()))      #=> number of parameters 337

# A score above 0 means label 1. The loss asks for more: each score should be at least 1 on
# its own side, and the loss is what is missing. A small extra loss for large parameters
# keeps the border between the moons smooth.

def loss() {
    inputs = [[Value(number) for number in point] for point in X]
    scores = map(model, inputs)

    losses = [(1 + -yi*score).relu() for yi, score in zip(y, scores)]
    data_loss = sum(losses) * (1.0 / len(losses))
    reg_loss = 0.0001 * sum([p*p for p in model.parameters()])

    right = [(yi > 0) == (score > 0) for yi, score in zip(y, scores)]
    return data_loss + reg_loss, sum(right) / len(right)
}

total_loss, acc = loss()
print(total_loss, acc)          #=> Value(data=0.8958441028683222, grad=0.0) 0.5

# A graph of 65,818 nodes. Folded, with a box for each layer and each line, it fits on a page.

len(topo(total_loss))           #=> 65818
draw total_loss, fold=true > loss.svg

# Half of the answers are right: so far the network only guesses. The steps are large at
# first and get smaller.

accuracies = []
for k in range(100) {
    total_loss, acc = loss()
    model.zero_grad()
    total_loss.backward()
    let rate = 1.0 - 0.9*k/100
    for p in model.parameters() { p.data -= rate * p.grad }
    print(f"step {k} loss {total_loss.data}, accuracy {acc*100}%")
    accuracies.append(acc*100)
}
#~> step 0 loss 0.8958441028683222, accuracy 50.0%
#~> step 1 loss 1.7235905336972022, accuracy 81.0%
#~> step 2 loss 0.742900631385113, accuracy 77.0%
#~> step 3 loss 0.7705641260584201, accuracy 82.0%
#~> step 4 loss 0.36927933859765383, accuracy 84.0%
#~> step 5 loss 0.313545481918522, accuracy 86.0%
#~> step 6 loss 0.2814234349772434, accuracy 89.0%
#~> step 7 loss 0.2688873331398391, accuracy 91.0%
#~> step 8 loss 0.2567147286057417, accuracy 91.0%
#~> step 9 loss 0.2704862551637922, accuracy 91.0%
#~> step 10 loss 0.2450702385365804, accuracy 91.0%
#~> step 11 loss 0.25099055297915035, accuracy 92.0%
#~> step 12 loss 0.2156095185192295, accuracy 91.0%
#~> step 13 loss 0.23090378446402726, accuracy 93.0%
#~> step 14 loss 0.20152151227899445, accuracy 92.0%
#~> step 15 loss 0.2257450627928222, accuracy 93.0%
#~> step 16 loss 0.19447987596204108, accuracy 92.0%
#~> step 17 loss 0.21089496199246363, accuracy 93.0%
#~> step 18 loss 0.15983077356303602, accuracy 94.0%
#~> step 19 loss 0.18453748746883916, accuracy 93.0%
#~> step 20 loss 0.1897752285608764, accuracy 91.0%
#~> step 21 loss 0.19072704042579644, accuracy 93.0%
#~> step 22 loss 0.11733695088756486, accuracy 97.0%
#~> step 23 loss 0.12173524408232453, accuracy 95.0%
#~> step 24 loss 0.12615712612770452, accuracy 95.0%
#~> step 25 loss 0.16049097780801674, accuracy 95.0%
#~> step 26 loss 0.1874719770524581, accuracy 92.0%
#~> step 27 loss 0.16741837891059402, accuracy 95.0%
#~> step 28 loss 0.09586583491455397, accuracy 97.0%
#~> step 29 loss 0.08778783707420913, accuracy 96.0%
#~> step 30 loss 0.1173129756901185, accuracy 95.0%
#~> step 31 loss 0.09340146460619832, accuracy 97.0%
#~> step 32 loss 0.12454454903103453, accuracy 95.0%
#~> step 33 loss 0.07984002652777268, accuracy 97.0%
#~> step 34 loss 0.07727519232921673, accuracy 97.0%
#~> step 35 loss 0.07661250143094474, accuracy 98.0%
#~> step 36 loss 0.10610492379198366, accuracy 96.0%
#~> step 37 loss 0.0906280842926597, accuracy 99.0%
#~> step 38 loss 0.10671887043036926, accuracy 95.0%
#~> step 39 loss 0.052256599219758455, accuracy 98.0%
#~> step 40 loss 0.06016009895234463, accuracy 100.0%
#~> step 41 loss 0.08596724533333938, accuracy 96.0%
#~> step 42 loss 0.05112107943179595, accuracy 99.0%
#~> step 43 loss 0.05240142401642826, accuracy 97.0%
#~> step 44 loss 0.04530684179001569, accuracy 100.0%
#~> step 45 loss 0.07211073370655094, accuracy 97.0%
#~> step 46 loss 0.0333423865131023, accuracy 99.0%
#~> step 47 loss 0.03143222795751125, accuracy 100.0%
#~> step 48 loss 0.03658536747111507, accuracy 99.0%
#~> step 49 loss 0.048291393823903, accuracy 99.0%
#~> step 50 loss 0.09875114765619629, accuracy 96.0%
#~> step 51 loss 0.05449063965875445, accuracy 99.0%
#~> step 52 loss 0.03392679435708304, accuracy 100.0%
#~> step 53 loss 0.05261517263568441, accuracy 97.0%
#~> step 54 loss 0.03250295251424922, accuracy 99.0%
#~> step 55 loss 0.028883273872078178, accuracy 100.0%
#~> step 56 loss 0.0413915110402724, accuracy 98.0%
#~> step 57 loss 0.018987407426128484, accuracy 100.0%
#~> step 58 loss 0.02523833523883741, accuracy 100.0%
#~> step 59 loss 0.020796565213418904, accuracy 100.0%
#~> step 60 loss 0.032597111578102314, accuracy 99.0%
#~> step 61 loss 0.017863351693480252, accuracy 100.0%
#~> step 62 loss 0.023008717832211714, accuracy 100.0%
#~> step 63 loss 0.02207932546358144, accuracy 100.0%
#~> step 64 loss 0.029432917853529687, accuracy 99.0%
#~> step 65 loss 0.016251514644091886, accuracy 100.0%
#~> step 66 loss 0.028468534483264467, accuracy 99.0%
#~> step 67 loss 0.013994365546208726, accuracy 100.0%
#~> step 68 loss 0.015552344843651377, accuracy 100.0%
#~> step 69 loss 0.03389119946160171, accuracy 99.0%
#~> step 70 loss 0.014229870065926912, accuracy 100.0%
#~> step 71 loss 0.013255281583285499, accuracy 100.0%
#~> step 72 loss 0.012300277590022056, accuracy 100.0%
#~> step 73 loss 0.012676052498355978, accuracy 100.0%
#~> step 74 loss 0.02059381195595472, accuracy 100.0%
#~> step 75 loss 0.01184539820536442, accuracy 100.0%
#~> step 76 loss 0.01601269747288313, accuracy 100.0%
#~> step 77 loss 0.025458360239222075, accuracy 100.0%
#~> step 78 loss 0.014382930289661883, accuracy 100.0%
#~> step 79 loss 0.011698962425817966, accuracy 100.0%
#~> step 80 loss 0.012318500800515811, accuracy 100.0%
#~> step 81 loss 0.014121117031464226, accuracy 100.0%
#~> step 82 loss 0.01166459196244621, accuracy 100.0%
#~> step 83 loss 0.011589314549188727, accuracy 100.0%
#~> step 84 loss 0.010990299347735226, accuracy 100.0%
#~> step 85 loss 0.01098922672069161, accuracy 100.0%
#~> step 86 loss 0.010988193757655071, accuracy 100.0%
#~> step 87 loss 0.010987200447388707, accuracy 100.0%
#~> step 88 loss 0.010986246779084925, accuracy 100.0%
#~> step 89 loss 0.010985332742365276, accuracy 100.0%
#~> step 90 loss 0.010984458327280174, accuracy 100.0%
#~> step 91 loss 0.010983623524308865, accuracy 100.0%
#~> step 92 loss 0.010982828324359074, accuracy 100.0%
#~> step 93 loss 0.010982072718767003, accuracy 100.0%
#~> step 94 loss 0.010981356699297043, accuracy 100.0%
#~> step 95 loss 0.010980680258141725, accuracy 100.0%
#~> step 96 loss 0.010980043387921508, accuracy 100.0%
#~> step 97 loss 0.010979446081684675, accuracy 100.0%
#~> step 98 loss 0.010978888332907227, accuracy 100.0%
#~> step 99 loss 0.010978370135492717, accuracy 100.0%

# The accuracies again; these are exact:

plot accuracies, xlabel="step", ylabel="accuracy in %" > accuracies.svg
for k in range(0, 100, 20) { print(join(" ", map(str, accuracies[k:k + 20]))) }
#=> 50.0 81.0 77.0 82.0 84.0 86.0 89.0 91.0 91.0 91.0 91.0 92.0 91.0 93.0 92.0 93.0 92.0 93.0 94.0 93.0
#=> 91.0 93.0 97.0 95.0 95.0 95.0 92.0 95.0 97.0 96.0 95.0 97.0 95.0 97.0 97.0 98.0 96.0 99.0 95.0 98.0
#=> 100.0 96.0 99.0 97.0 100.0 97.0 99.0 100.0 99.0 99.0 96.0 99.0 100.0 97.0 99.0 100.0 98.0 100.0 100.0 100.0
#=> 99.0 100.0 100.0 100.0 99.0 100.0 99.0 100.0 100.0 99.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0
#=> 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0 100.0
