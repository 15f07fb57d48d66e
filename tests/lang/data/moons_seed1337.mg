# The hundred points of the tutorials, bit for bit.
random.seed(1337); np.random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
rows = read_csv("../../data/moons_seed1337.tsv", sep="\t")
len(rows)  #=> 100
sum([p[0] != r[0] or p[1] != r[1] for p, r in zip(X, rows)])     #=> 0
sum([2*label - 1 != r[2] for label, r in zip(y, rows)])          #=> 0
X[0]  #=> [1.1221146075409683, 0.08147717341718697]
y[0:5]  #=> [0, 0, 1, 0, 1]
