# save and load preserve every bit of the parameters.
module Model(n) {
    w = [Value(i/3) for i in range(n)]
    b = 0.1
}
m = Model(3)
m.w[1].data = 1e-300
m.w[2].data = -0.0
save m > weights.txt
for p in parameters(m) { p.data = 7 }
load m, "weights.txt"
[p.data for p in parameters(m)]      #=> [0.0, 1e-300, -0.0, 0.1]
# nan and infinity are preserved, too.
m.w[0].data = nan
m.w[1].data = -inf
save(m, "odd.txt")
for p in parameters(m) { p.data = 7 }
m.load("odd.txt")
[p.data for p in parameters(m)]      #=> [nan, -inf, -0.0, 0.1]
# A list of Values can be saved, and another model of the same size can load it.
other = [Value(0.0) for i in range(4)]
load other, "weights.txt"
other[3].data                        #=> 0.1
