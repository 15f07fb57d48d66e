# Samples in groups; the last may be smaller. With shuffle, each sample keeps its target.
import nn
X = [[1], [2], [3], [4], [5]]; y = [10, 20, 30, 40, 50]
for Xb, yb in batches(X, y, 2) {
    print Xb, yb
}
#=> [[1], [2]] [10, 20]
#=> [[3], [4]] [30, 40]
#=> [[5]] [50]
len(batches(X, y, 5))        #=> 1
batches([], [], 3)           #=> []
seed(1)
groups = batches(X, y, 2, shuffle=true)
[len(g[0]) for g in groups]  #=> [2, 2, 1]
pairs = [[x[0], t] for Xb, yb in groups for x, t in zip(Xb, yb)]
sorted(pairs)                #=> [[1, 10], [2, 20], [3, 30], [4, 40], [5, 50]]
pairs == sorted(pairs)       #=> 0
